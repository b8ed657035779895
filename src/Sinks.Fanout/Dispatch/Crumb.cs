// SPDX-License-Identifier: Apache-2.0
using Serilog.Core;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// What a trail keeps of an event: level, template, scalar values and the exception's type, never a stranger's object.
/// Rendered and redacted at most once, and only when an error takes it along.
/// </summary>
sealed class Crumb
{
    const int TextLimit = 4096;
    const int BaseBytes = 256;

    Breadcrumb? _built;
    bool _isCharged;

    public Crumb(LogEvent logEvent)
    {
        Timestamp = logEvent.Timestamp;
        Level = logEvent.Level;
        Template = logEvent.MessageTemplate;
        ExceptionType = logEvent.Exception?.GetType().FullName;
        EventName = EventBuilder.NameOf(logEvent);
        var values = new List<(string Name, ScalarValue Value)>(logEvent.Properties.Count);
        foreach (var (name, value) in logEvent.Properties)
        {
            if (string.Equals(name, Constants.SourceContextPropertyName, StringComparison.Ordinal))
                Category = (value as ScalarValue)?.Value as string;
            else if (value is ScalarValue scalar && IsKept(scalar.Value))
                values.Add((name, scalar));
        }

        Values = values;
        Bytes = BaseBytes + values.Sum(static value => value.Value is { Value: string text } ? text.Length * 2 : 32);
    }

    /// <summary>The memory it is reckoned to hold.</summary>
    public int Bytes { get; }

    public DateTimeOffset Timestamp { get; }

    public LogEventLevel Level { get; }

    public MessageTemplate Template { get; }

    public string? Category { get; }

    public string? EventName { get; }

    public string? ExceptionType { get; }

    public IReadOnlyList<(string Name, ScalarValue Value)> Values { get; }

    public Breadcrumb Build(EventBuilder builder) => _built ??= builder.BuildCrumb(this);

    /// <summary>What the event that takes it along has to count: all of it the first time, a reference later.</summary>
    public int Charge()
    {
        var bytes = _isCharged ? 8 : Bytes;
        _isCharged = true;
        return bytes;
    }

    static bool IsKept(object? value) => value switch
    {
        null => true,
        string text => text.Length <= TextLimit,
        Guid or DateTimeOffset or TimeSpan or Enum => true,
        _ => Type.GetTypeCode(value.GetType()) != TypeCode.Object,
    };
}
