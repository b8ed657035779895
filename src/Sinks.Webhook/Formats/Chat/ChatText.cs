// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace Sinks.Webhook;

/// <summary>Texts of events for a chat: within its limits, and never its markup.</summary>
static class ChatText
{
    const string Ellipsis = "...";

    /// <summary>
    /// The text with each character that means something to the receiver escaped, cut between two of them so that the
    /// whole keeps to the limit. Control characters become spaces; a text of nothing else becomes a dash, because
    /// receivers refuse empty ones.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="limit">The most UTF-16 characters of the result, at least 4.</param>
    /// <param name="escape">What stands for a character; null when it stands for itself.</param>
    /// <param name="isLine">Whether line breaks become spaces too.</param>
    public static string Escape(string text, int limit, Func<char, string?> escape, bool isLine = false)
    {
        var escaped = new StringBuilder(Math.Min(text.Length, limit) + 16);
        var cut = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsBmp && escape((char)rune.Value) is { } piece)
                escaped.Append(piece);
            else
                escaped.Append(Visible(rune, isLine).ToString());
            if (escaped.Length > limit)
                return escaped.ToString(0, cut) + Ellipsis;
            if (escaped.Length <= limit - Ellipsis.Length)
                cut = escaped.Length;
        }

        var whole = escaped.ToString();
        return string.IsNullOrWhiteSpace(whole) ? "-" : whole;
    }

    // What turns the direction of writing can make a text read as another one.
    static Rune Visible(Rune rune, bool isLine)
    {
        if (rune.Value == '\n' && !isLine)
            return rune;
        var isHidden = Rune.IsControl(rune)
            || rune.Value is (>= 0x202a and <= 0x202e) or (>= 0x2066 and <= 0x2069) or 0x2028 or 0x2029;
        return isHidden ? new Rune(' ') : rune;
    }
}
