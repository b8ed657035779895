// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Sentry;

/// <summary>A distribution of Linux, as its file <c>os-release</c> names it.</summary>
sealed record SentryDistribution(string? Name, string? Version, string? PrettyName)
{
    /// <summary>Null without that file.</summary>
    public static SentryDistribution? Read(string file)
    {
        try
        {
            return File.Exists(file) ? Parse(File.ReadLines(file).Take(100)) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public static SentryDistribution Parse(IEnumerable<string> lines)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var parts = line.Split('=', 2);
            if (parts.Length == 2 && parts[1].Trim().Trim('"', '\'') is { Length: > 0 } value)
                values[parts[0].Trim()] = value;
        }

        return new SentryDistribution(
            values.GetValueOrDefault("ID"),
            values.GetValueOrDefault("VERSION_ID"),
            values.GetValueOrDefault("PRETTY_NAME"));
    }
}
