// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>What an event is grouped by.</summary>
static class EventGroup
{
    /// <summary>The property an application groups by.</summary>
    public const string Property = "Fingerprint";

    /// <summary>A property that says who or which, as text; null when there is none, or redaction changed it.</summary>
    public static string? Identity(FanoutEvent item, string property) =>
        item.Properties.TryGetValue(property, out var value)
            && value.Kind is not (FanoutValueKind.Null or FanoutValueKind.Sequence or FanoutValueKind.Structure)
            && value.ToString() is { Length: > 0 } text
            && !IsMarked(text)
            ? text
            : null;

    /// <summary>Whether redaction took the place of something: a marker is no identity.</summary>
    public static bool IsMarked(string text) => text.Contains("[redacted:", StringComparison.Ordinal);

    /// <summary>The frame that tells where in the application an exception comes from, or null.</summary>
    public static FrameInfo? PlaceOf(ExceptionInfo? exception)
    {
        for (var i = 0; i < exception?.Frames.Count; i++)
        {
            if (exception.Frames[i].InApp)
                return exception.Frames[i];
        }

        return null;
    }
}
