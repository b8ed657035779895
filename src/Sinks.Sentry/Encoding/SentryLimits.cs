// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Sentry;

/// <summary>
/// How much of an event is written. Servers cut what is longer, or refuse an event of 1 MiB (413); cut here, an event
/// says where. Lengths are in UTF-16 units, of which each takes 6 bytes at worst.
/// </summary>
sealed record SentryLimits
{
    public const int Tags = 100;

    public const int TagText = 200;

    public const int FingerprintParts = 20;

    public const int TypeName = 200;

    public const int Logger = 64;

    public const int Release = 250;

    public const int Environment = 64;

    public const int Distribution = 64;

    public const int ServerName = 255;

    public const int UserId = 128;

    public const int ContextText = 200;

    public const int Transaction = 200;

    public const int HelpLink = 1_000;

    public const int FileName = 255;

    /// <summary>The most files of an event.</summary>
    public const int Files = 64;

    /// <summary>The headers, the query and the address of a request: each under the server's 8 kB.</summary>
    public const int RequestBytes = 7_500;

    /// <summary>The most exceptions at any level.</summary>
    public const int MostExceptions = 50;

    /// <summary>Less room is not worth another extra.</summary>
    public const int SmallestExtraBytes = 512;

    /// <summary>
    /// One context; a little under the server's 8 kB, because a value that is cut still closes its brackets.
    /// </summary>
    public const int ContextBytes = 7_500;

    /// <summary>One extra; likewise a little under the server's 16 kB.</summary>
    public const int ExtraItemBytes = 15_500;

    /// <summary>
    /// What does not fit at one level is tried at the next; the last one fits whatever the event holds.
    /// </summary>
    static readonly SentryLimits[] Levels = [.. AllLevels()];

    public static int LastLevel => Levels.Length - 1;

    public int Breadcrumbs { get; private init; } = 100;

    public int BreadcrumbText { get; private init; } = 2_048;

    public int BreadcrumbDataBytes { get; private init; } = 2_048;

    /// <summary>The most objects that become contexts of their own; further ones count as extra.</summary>
    public int Contexts { get; private init; } = 32;

    /// <summary>The most assemblies in the list of them.</summary>
    public int Modules { get; private init; } = 2_000;

    /// <summary>All extra together.</summary>
    public int ExtraBytes { get; private init; } = 250_000;

    public int ExceptionDataBytes { get; private init; } = 7_500;

    public int Parameters { get; private init; } = 100;

    public int ParameterText { get; private init; } = 1_024;

    public int Exceptions { get; private init; } = MostExceptions;

    /// <summary>The most frames of one exception: half from each end.</summary>
    public int Frames { get; private init; } = 1_000;

    public int FrameText { get; private init; } = 512;

    /// <summary>Whether frames hold the source around their line.</summary>
    public bool HasSource { get; private init; } = true;

    /// <summary>The most modules whose symbols are named.</summary>
    public int Images { get; private init; } = 500;

    public int Message { get; private init; } = 8_192;

    public static SentryLimits Of(int trimLevel) => Levels[Math.Clamp(trimLevel, 0, LastLevel)];

    static IEnumerable<SentryLimits> AllLevels()
    {
        var limits = new SentryLimits();
        yield return limits;
        limits = limits with { Breadcrumbs = 20 };
        yield return limits;
        limits = limits with { Breadcrumbs = 0 };
        yield return limits;
        limits = limits with { Modules = 0 };
        yield return limits;
        limits = limits with { Contexts = 0, ExtraBytes = 0, ExceptionDataBytes = 0, Parameters = 0 };
        yield return limits;
        limits = limits with { HasSource = false };
        yield return limits;
        limits = limits with { Frames = 50 };
        yield return limits;
        yield return limits with { Frames = 20, FrameText = 100, Images = 20, Exceptions = 8, Message = 1_024 };
    }
}
