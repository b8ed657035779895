// SPDX-License-Identifier: Apache-2.0
using System.Buffers;

namespace Sinks.Fanout;

/// <summary>The value of a pair among <c>key=value;</c> pairs, with the quoting rules of ADO.NET and ODBC.</summary>
static class ConnectionStringValue
{
    const int Window = 256;

    static readonly SearchValues<char> PlainEnd = SearchValues.Create("; \t\r\n\"'");

    /// <summary>Whether a <c>;</c> stands before the name, or after the value and before another name.</summary>
    public static bool IsAt(ReadOnlySpan<char> text, Pair pair)
    {
        if (text[pair.Separator.Start] != '=' || pair.Separator.Kind != SeparatorKind.Equals)
            return false;
        var before = pair.Name.Start;
        while (before > 0 && CharKinds.IsBlank(text[before - 1]))
            before--;
        if (before > 0 && text[before - 1] == ';')
            return true;
        var rest = Near(text, pair.Separator.End);
        var end = rest.IndexOfAny(PlainEnd);
        return end > 0 && rest[end] == ';' && BareText.IsPairAt(text, pair.Separator.End + end + 1);
    }

    public static int Find(ReadOnlySpan<char> text, Pair pair, NameRules names, ref HitList hits)
    {
        var at = CharKinds.SkipBlanks(text, pair.Separator.End);
        if (at == text.Length)
            return at;
        if (!QuotedText.TryRead(text, at, doubled: true, out var value))
            value = at..(text[at] == '{' ? EndOfBraces(text, at) : EndOfBare(text, at));
        if (IsTemplate(text[value], names) || HarmlessValue.Is(text, pair, value))
            return pair.Separator.End;
        return pair.Verdict == NameVerdict.Secret || RandomLook.Has(text[value])
            ? hits.Add(text, value.Start.Value, value.End.Value, RuleNames.ConnectionString)
            : pair.Separator.End;
    }

    // {pa}}ss1} is ODBC's way of quoting, but {Password} and {3} are more likely templates.
    static bool IsTemplate(ReadOnlySpan<char> value, NameRules names) =>
        Placeholder.Is(value, names)
        && !(value.Length > 4 && value[0] == '{' && value.ContainsAnyInRange('0', '9')
            && value[1..^1].ContainsAnyExceptInRange('0', '9'));

    static int EndOfBraces(ReadOnlySpan<char> text, int open)
    {
        for (var at = open + 1; ;)
        {
            var next = text[at..].IndexOf('}');
            if (next < 0)
                return text.Length;
            at += next + 1;
            if (at == text.Length || text[at] != '}')
                return at;
            at++;
        }
    }

    static int EndOfBare(ReadOnlySpan<char> text, int start)
    {
        for (var at = start; at < text.Length; at++)
        {
            var c = text[at];
            if (c is ';' or '\r' or '\n')
                return at;
            if (CharKinds.IsBlank(c) && !GoesOn(text, at))
                return at;
            if ((CharKinds.IsQuote(c) && BareText.IsOver(text, at + 1)) || IsEscapedQuote(text[at..]))
                return at;
        }

        return text.Length;
    }

    // An unquoted value may hold blanks; a sentence may follow the connection string.
    static bool GoesOn(ReadOnlySpan<char> text, int at)
    {
        var rest = Near(text, at);
        var end = rest.IndexOfAny(";=\r\n");
        return end >= 0 ? rest[end] == ';' : IsWhole(text);
    }

    // Nothing but a connection string begins with "Server=" and ends in its last value.
    static bool IsWhole(ReadOnlySpan<char> text)
    {
        var first = text[..Math.Min(text.Length, 32)].IndexOf('=');
        if (first < 0)
            return false;
        foreach (var c in text[..first])
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not (' ' or '_'))
                return false;
        }

        return true;
    }

    static bool IsEscapedQuote(ReadOnlySpan<char> rest) =>
        QuotedText.LongQuoteAt(rest) is not null || (rest.Length > 1 && rest[0] == '\\' && CharKinds.IsQuote(rest[1]));

    static ReadOnlySpan<char> Near(ReadOnlySpan<char> text, int at) => text[at..Math.Min(text.Length, at + Window)];
}
