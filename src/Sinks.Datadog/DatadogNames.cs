// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Datadog;

/// <summary>
/// Names at the root of an event that mean something to Datadog or are written here. A property of such a name would
/// change how the event is read, and goes below <c>properties</c>.
/// </summary>
static class DatadogNames
{
    static readonly string[] Taken =
    [
        "@timestamp", "_timestamp", "date", "dd", "ddsource", "ddtags", "error", "eventTime", "evt", "host",
        "hostname", "http", "level", "log", "logger", "message", "message_template", "msg", "properties",
        "published_date", "service", "severity", "source", "span_id", "status", "syslog", "tags", "tenant",
        "timestamp", "trace_id", "trimmed", "usr", "workflow",
    ];

    /// <summary>By their lengths: most names are told from all of them by one look.</summary>
    static readonly string[][] TakenByLength = [.. Enumerable
        .Range(0, Taken.Max(static name => name.Length) + 1)
        .Select(static length => Taken.Where(name => name.Length == length).ToArray())];

    /// <summary>
    /// Whether a property of that name may stand at the root: case does not matter, nor what follows a dot.
    /// </summary>
    public static bool IsFree(string name)
    {
        var dot = name.AsSpan().IndexOf('.');
        var first = dot < 0 ? name : name.AsSpan(0, dot);
        if (first.IsEmpty)
            return false;
        if (first.Length >= TakenByLength.Length)
            return true;
        foreach (var taken in TakenByLength[first.Length])
        {
            if (first.Equals(taken, StringComparison.OrdinalIgnoreCase))
                return false;
        }

        return true;
    }
}
