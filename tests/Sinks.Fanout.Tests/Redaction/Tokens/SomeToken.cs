// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace Sinks.Fanout.Tests.Redaction.Tokens;

/// <summary>Tokens as the table describes them; made, not written down: nobody shall take them for real.</summary>
static class SomeToken
{
    // Long enough to be of more than one character only, short enough to stay one line.
    const int OpenLength = 8;

    /// <summary>A token of that kind, with digits and letters in it.</summary>
    public static string Of(TokenKind kind, int seed)
    {
        var random = new Random(seed);
        return kind.Stem + string.Concat(kind.Parts.Select(part => part.Text ?? Body(part, random, LengthOf(part))));
    }

    /// <summary>The token without the last characters that it needs.</summary>
    public static string TooShort(TokenKind kind, int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder(kind.Stem);
        foreach (var part in kind.Parts[..^1])
            text.Append(part.Text ?? Body(part, random, part.Minimum));
        var last = kind.Parts[^1];
        return text.Append(last.Text?[..^1] ?? Body(last, random, last.Minimum - 1)).ToString();
    }

    static int LengthOf(TokenPart part) =>
        part.Maximum == TokenPart.NoMaximum ? part.Minimum + OpenLength : (part.Minimum + part.Maximum + 1) / 2;

    static string Body(TokenPart part, Random random, int length)
    {
        var alphabet = TokenPart.Characters(part.Alphabet);
        var letters = alphabet.Where(char.IsAsciiLetterOrDigit).ToArray();

        // At the ends nothing that a sentence could claim for itself; digits and letters in turn, for some need both.
        return string.Create(length, (random, letters, alphabet), static (span, state) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = i % 3 == 1 && i < span.Length - 1
                    ? (char)('0' + (i / 3 % 10))
                    : i % 7 == 3 && i < span.Length - 1
                        ? state.alphabet[state.random.Next(state.alphabet.Length)]
                        : state.letters[state.random.Next(state.letters.Length)];
            }
        }).Replace('.', '0').Replace('=', '1');
    }
}
