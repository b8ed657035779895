// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Globalization;
using System.Text;
using Sinks.Fanout;

namespace Sinks.Otlp;

/// <summary>Texts and times as OTLP wants them.</summary>
static class OtlpText
{
    /// <summary>Halves of characters, which would all become the same sign, by their numbers.</summary>
    public static string Whole(string name)
    {
        var text = new StringBuilder(name.Length);
        for (var rest = name.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var length) == OperationStatus.Done)
                text.Append(rune.ToString());
            else
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)rest[0]:x4}");
            rest = rest[length..];
        }

        return text.Length == name.Length ? name : text.ToString();
    }

    public static string? Cut(string? text, int limit) =>
        text is null || text.Length <= limit ? text : FanoutText.Cut(text, limit);

    public static ulong Nanoseconds(DateTimeOffset time)
    {
        const long NanosecondsPerTick = 100;
        var ticks = time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;
        // Before 1970 there is no number; in the year 2554 there is none any more.
        return ticks <= 0 ? 0 : ulong.CreateSaturating((UInt128)ticks * NanosecondsPerTick);
    }
}
