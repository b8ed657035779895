// SPDX-License-Identifier: Apache-2.0
namespace Sinks.PostHog;

/// <summary>What is left of an event at a trim level, and what the server's limits are.</summary>
sealed record PostHogLimits
{
    /// <summary>The server discards an event above 1 MB; an item's two events keep to it together.</summary>
    public const int ItemBytes = 1_000_000;

    /// <summary>The most characters of an event's name.</summary>
    public const int EventName = 200;

    /// <summary>The most characters of a distinct id; the server cuts the rest off.</summary>
    public const int DistinctId = 200;

    /// <summary>The most bytes of an exception's message, where the server cuts; and of the event's.</summary>
    public const int ValueBytes = 10_000;

    /// <summary>The most exceptions of one event.</summary>
    public const int Exceptions = 50;

    /// <summary>The most lines of code before and behind a frame's.</summary>
    public const int SourceLines = 10;

    /// <summary>The most characters of such a line.</summary>
    public const int SourceLine = 300;

    static readonly string[] Parts = ["values", "properties", "frames", "exceptions"];

    static readonly PostHogLimits[] Levels = NewLevels();

    /// <summary>The last level. At it any event fits: a text's character takes at most 6 bytes of JSON.</summary>
    public static int Hardest => Levels.Length - 1;

    public bool KeepsProperties { get; private init; } = true;

    /// <summary>The most characters of a property that is text; longer ones and those that are no scalar go.</summary>
    public int PropertyText { get; private init; } = int.MaxValue;

    public bool KeepsSource { get; private init; } = true;

    /// <summary>The most frames of one exception.</summary>
    public int Frames { get; private init; } = int.MaxValue;

    public int ExceptionCount { get; private init; } = Exceptions;

    public int Value { get; private init; } = ValueBytes;

    /// <summary>The most characters of each name, id and path.</summary>
    public int Text { get; private init; } = 1000;

    /// <summary>What the level leaves out or shortens; empty for the whole event.</summary>
    public string[] Trimmed { get; private init; } = [];

    public static PostHogLimits Of(int level) => Levels[level];

    static PostHogLimits[] NewLevels()
    {
        var whole = new PostHogLimits();
        var withoutLongValues = whole with { PropertyText = 1024, KeepsSource = false, Trimmed = Parts[..1] };
        var withoutProperties = withoutLongValues with { KeepsProperties = false, Trimmed = Parts[..2] };
        var fewFrames = withoutProperties with { Frames = 30, Text = 300, Trimmed = Parts[..3] };
        var smallest = fewFrames with
        {
            Frames = 6,
            ExceptionCount = 10,
            Value = 1000,
            Text = 128,
            Trimmed = Parts,
        };
        return [whole, withoutLongValues, withoutProperties, fewFrames, smallest];
    }
}
