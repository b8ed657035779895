// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Takes what logs off the stack of a log call, so that it begins with the method which logged.</summary>
static class LogCallFrames
{
    // Namespaces: application code that puts extensions of a logger into its namespace logs for others.
    static readonly string[] Loggers = ["Serilog", "Microsoft.Extensions.Logging"];

    // Assemblies, by their whole names.
    static readonly string[] Own = ["Sinks.Fanout", "Sinks.Hosting", "Sinks.AspNetCore"];

    // What is below these and no log call is a queue's worker: a sink brought the event to another thread.
    static readonly string[] Workers = ["System.Threading", "System.Runtime.CompilerServices"];

    /// <summary>The frames of the log call outwards; empty when it was made on another thread.</summary>
    public static IReadOnlyList<FrameInfo> Of(IReadOnlyList<FrameInfo> frames)
    {
        var first = 0;
        while (first < frames.Count && Logs(frames[first]))
            first++;
        return first < frames.Count && !IsUnder(Workers, frames[first].TypeName) ? [.. frames.Skip(first)] : [];
    }

    static bool Logs(FrameInfo frame) =>
        IsUnder(Loggers, frame.TypeName)
        || (frame.Assembly is null
            ? IsUnder(Own, frame.TypeName)
            : Own.Contains(frame.Assembly, StringComparer.Ordinal));

    static bool IsUnder(string[] namespaces, string? typeName)
    {
        foreach (var name in namespaces)
        {
            if (typeName?.Length > name.Length
                && typeName[name.Length] == '.'
                && typeName.StartsWith(name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
