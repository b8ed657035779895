// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Sentry;

/// <summary>
/// How much of a transaction is written; one may have 1 MiB. Lengths are in UTF-16 units, of which each takes 6 bytes
/// at worst.
/// </summary>
/// <param name="DataBytes">The data of a span; 0 for none.</param>
/// <param name="Text">The description of a span.</param>
/// <param name="Links">The most links of a span.</param>
/// <param name="Spans">The most spans below the first; of too many those that began last are left out.</param>
sealed record SentryTransactionLimits(int DataBytes, int Text, int Links, int Spans)
{
    /// <summary>The most bytes of a transaction.</summary>
    public const int TransactionBytes = 1024 * 1024;

    // What does not fit at one level is tried at the next; the last one fits whatever the spans hold.
    static readonly SentryTransactionLimits[] Levels =
    [
        new(DataBytes: 7_500, Text: 2_048, Links: 128, Spans: 1_000),
        new(DataBytes: 1_500, Text: 512, Links: 10, Spans: 1_000),
        new(DataBytes: 0, Text: 256, Links: 0, Spans: 1_000),
        new(DataBytes: 0, Text: 256, Links: 0, Spans: 300),
        new(DataBytes: 0, Text: 100, Links: 0, Spans: 100),
    ];

    public static int LastLevel => Levels.Length - 1;

    public static SentryTransactionLimits Of(int trimLevel) => Levels[Math.Clamp(trimLevel, 0, LastLevel)];
}
