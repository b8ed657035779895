// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Otlp;

/// <summary>What is left of an event at a trim level.</summary>
sealed record OtlpTrim
{
    static readonly OtlpTrim[] Levels =
    [
        new(),
        new() { TextLimit = 8192, FramesLimit = 24, StackTraceBytes = 256 * 1024 },
        new()
        {
            KeepsProperties = false,
            TextLimit = 4096,
            NameLimit = 1024,
            FramesLimit = 8,
            ExceptionMessageLimit = 512,
            StackTraceBytes = 64 * 1024,
        },
    ];

    /// <summary>The last level. At it any event fits.</summary>
    public static int Hardest => Levels.Length - 1;

    public bool KeepsProperties { get; private init; } = true;

    /// <summary>The most characters of the message and of each text among the properties.</summary>
    public int TextLimit { get; private init; } = int.MaxValue;

    /// <summary>The most characters of each name and id.</summary>
    public int NameLimit { get; private init; } = int.MaxValue;

    /// <summary>The most frames of one exception.</summary>
    public int FramesLimit { get; private init; } = int.MaxValue;

    public int ExceptionMessageLimit { get; private init; } = int.MaxValue;

    /// <summary>The most bytes of the stack trace with those of inner exceptions.</summary>
    public int StackTraceBytes { get; private init; } = int.MaxValue;

    public static OtlpTrim Of(int level) => Levels[level];
}
