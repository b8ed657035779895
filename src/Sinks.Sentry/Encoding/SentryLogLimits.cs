// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Sentry;

/// <summary>
/// How much of a structured log is written; a log may have 1 MiB. Lengths are in UTF-16 units, of which each takes 6
/// bytes at worst.
/// </summary>
/// <param name="Body">The rendered message.</param>
/// <param name="Text">The text of an attribute.</param>
/// <param name="JsonBytes">The bytes of an attribute that is no scalar.</param>
/// <param name="Attributes">The most attributes that are parameters or properties.</param>
sealed record SentryLogLimits(int Body, int Text, int JsonBytes, int Attributes)
{
    /// <summary>The most bytes of a log.</summary>
    public const int LogBytes = 1024 * 1024;

    /// <summary>The most values of a list that stays one.</summary>
    public const int Elements = 100;

    // What does not fit at one level is tried at the next; the last one fits whatever the event holds.
    static readonly SentryLogLimits[] Levels =
    [
        new(Body: 32_768, Text: 8_192, JsonBytes: 8_000, Attributes: 250),
        new(Body: 8_192, Text: 1_024, JsonBytes: 1_000, Attributes: 100),
        new(Body: 8_192, Text: 256, JsonBytes: 0, Attributes: 20),
    ];

    public static int LastLevel => Levels.Length - 1;

    public static SentryLogLimits Of(int trimLevel) => Levels[Math.Clamp(trimLevel, 0, LastLevel)];
}
