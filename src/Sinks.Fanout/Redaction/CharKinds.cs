// SPDX-License-Identifier: Apache-2.0
using System.Buffers;

namespace Sinks.Fanout;

/// <summary>The alphabets that the rules read.</summary>
static class CharKinds
{
    const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>What an unquoted name is made of, percent-encoding included.</summary>
    public static readonly SearchValues<char> Name = SearchValues.Create(LettersAndDigits + "_-.%$");

    /// <summary>RFC 6750's token68, which holds base64 and base64url.</summary>
    public static readonly SearchValues<char> Token = SearchValues.Create(LettersAndDigits + "-._~+/=");

    /// <summary>Hexadecimal digits in either case.</summary>
    public static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>What ends the authority of a URL for good.</summary>
    public static readonly SearchValues<char> UrlEnd = SearchValues.Create(" \t\r\n\"'`<>|\\");

    /// <summary>What ends the value of a URL parameter.</summary>
    public static readonly SearchValues<char> ParameterEnd = SearchValues.Create(" \t\r\n\"'`<>|\\&#");

    /// <summary>What the name of a rule or key is made of, in a marker.</summary>
    public static readonly SearchValues<char> Rule = SearchValues.Create(LettersAndDigits + "_-");

    public static bool IsQuote(char c) => c is '"' or '\'' or '`';

    public static bool IsBlank(char c) => c is ' ' or '\t';

    /// <summary>The first position from there on that is no space or tab.</summary>
    public static int SkipBlanks(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && IsBlank(text[at]))
            at++;
        return at;
    }

    /// <summary>Whether the word is lower-case letters only, as in prose.</summary>
    public static bool IsPlainWord(ReadOnlySpan<char> word) =>
        word.Length is > 1 and < 20 && word.IndexOfAnyExceptInRange('a', 'z') < 0;
}
