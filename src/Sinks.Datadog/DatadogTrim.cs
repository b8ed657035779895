// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Datadog;

/// <summary>What is left of an event at a trim level.</summary>
sealed record DatadogTrim
{
    static readonly string[] Parts = ["properties", "frames", "message"];

    static readonly DatadogTrim[] Levels = NewLevels();

    /// <summary>The last level. At it any event fits: a text's character takes at most 6 bytes of JSON.</summary>
    public static int Hardest => Parts.Length;

    public bool KeepsProperties { get; private init; } = true;

    /// <summary>The most frames of one exception.</summary>
    public int FramesLimit { get; private init; } = int.MaxValue;

    /// <summary>The most bytes of the stack trace; cut at the end of a line.</summary>
    public int StackBytesLimit { get; private init; } = int.MaxValue;

    public int MessageLimit { get; private init; } = int.MaxValue;

    public int ExceptionMessageLimit { get; private init; } = int.MaxValue;

    /// <summary>The most characters of each name, id and address.</summary>
    public int NameLimit { get; private init; } = int.MaxValue;

    /// <summary>What the level leaves out or shortens; empty for the whole event.</summary>
    public string[] Trimmed { get; private init; } = [];

    public static DatadogTrim Of(int level) => Levels[level];

    static DatadogTrim[] NewLevels()
    {
        var whole = new DatadogTrim();
        var withoutProperties = whole with { KeepsProperties = false, Trimmed = Parts[..1] };
        var fewFrames = withoutProperties with { FramesLimit = 24, Trimmed = Parts[..2] };
        var smallest = fewFrames with
        {
            FramesLimit = 8,
            StackBytesLimit = 64 * 1024,
            MessageLimit = 8192,
            ExceptionMessageLimit = 1024,
            NameLimit = 256,
            Trimmed = Parts,
        };
        return [whole, withoutProperties, fewFrames, smallest];
    }
}
