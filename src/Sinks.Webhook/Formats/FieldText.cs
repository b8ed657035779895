// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Webhook;

/// <summary>
/// A text with <c>{Name}</c> where a value goes. A brace before anything but a name is a brace, so that JSON stands as
/// it is.
/// </summary>
static class FieldText
{
    /// <summary>The pieces in order: texts, and names of fields.</summary>
    public static IReadOnlyList<(string Text, EventField? Field)> Parse(string text)
    {
        var pieces = new List<(string, EventField?)>();
        var begin = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var length = NameLength(text.AsSpan(i));
            if (length == 0)
                continue;
            if (i > begin)
                pieces.Add((text[begin..i], null));
            var name = text.Substring(i + 1, length);
            pieces.Add((name, new EventField(name)));
            i += length + 1;
            begin = i + 1;
        }

        if (begin < text.Length)
            pieces.Add((text[begin..], null));
        return pieces;
    }

    /// <summary>The length of the name in braces that the text begins with; 0 when it begins otherwise.</summary>
    static int NameLength(ReadOnlySpan<char> text)
    {
        if (text.Length < 3 || text[0] != '{' || !(char.IsAsciiLetter(text[1]) || text[1] == '_'))
            return 0;
        var end = text.IndexOf('}');
        if (end < 0)
            return 0;
        foreach (var c in text[1..end])
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '.'))
                return 0;
        }

        return end - 1;
    }
}
