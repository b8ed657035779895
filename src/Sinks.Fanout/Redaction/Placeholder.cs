// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Tells what stands for a value from a value: <c>null</c>, <c>?</c>, <c>${X}</c>, our own markers.</summary>
static class Placeholder
{
    const int LengthLimit = 64;

    static readonly string[] References =
    [
        "var.", "local.", "data.", "module.", "process.env.", "secrets.", "self.", "this.",
    ];

    static readonly WordSet Words = new("""
        0 1 null nil none undefined true false nan empty missing unset redacted hidden masked filtered removed elided
        %s %d %v %q %@ %i %x string str text varchar nvarchar bool boolean int integer yes no chauthtok
        """);

    public static bool Is(ReadOnlySpan<char> value, NameRules names)
    {
        if (value.IsEmpty || Marker.IsAllOf(value))
            return true;
        if (value.Length > LengthLimit)
            return false;
        return IsMask(value) || Words.ContainsAnyCase(value) || IsBracketed(value) || IsVariable(value, names)
            || IsReference(value);
    }

    static bool IsMask(ReadOnlySpan<char> value)
    {
        if (value.Length > 2 && value.IndexOfAnyExcept('x', 'X') < 0)
            return true;
        foreach (var c in value)
        {
            if (char.IsLetterOrDigit(c))
                return false;
        }

        return value.Length < 4 || value.IndexOfAnyExcept(value[0]) < 0;
    }

    static bool IsBracketed(ReadOnlySpan<char> value)
    {
        if (value.Length < 3)
            return false;
        var inner = value[1..^1];
        return (value[0], value[^1]) switch
        {
            ('<', '>') => IsIdentifier(inner, " -") && !inner.ContainsAnyInRange('0', '9'),
            ('(', ')') or ('[', ']') => Words.ContainsAnyCase(inner),
            ('{', '}') when inner[0] == '{' => IsIdentifier(inner.Trim("{}"), " .:-"),
            ('{', '}') => IsIdentifier(inner, "@$.:,-#"),
            _ => false,
        };
    }

    // $1 $NAME ${X} #{X} %{X} $(X) %NAME% @p0 @__x_0 and the parameters @password, :password
    static bool IsVariable(ReadOnlySpan<char> value, NameRules names)
    {
        if (value.Length < 2)
            return false;
        var rest = value[1..];
        return value[0] switch
        {
            '$' when rest[0] == '(' && !rest.Contains(')') => IsCommand(rest[1..]),
            '$' when rest[0] is '{' or '(' => rest[^1] is '}' or ')' && IsIdentifier(rest[1..^1], "@$.:,-#"),
            '$' => IsAll(rest, char.IsAsciiDigit) || IsAll(rest, static c => char.IsAsciiLetterUpper(c) || c == '_'),
            '#' or '%' when rest[0] == '{' => rest[^1] == '}' && IsIdentifier(rest[1..^1], "."),
            '%' => rest[^1] == '%' && IsAll(rest[..^1], static c => char.IsAsciiLetterUpper(c) || c == '_'),
            '@' when rest[0] == 'p' && IsAll(rest[1..], char.IsAsciiDigit) => true,
            '@' when rest.StartsWith("__", StringComparison.Ordinal) => IsIdentifier(rest, ""),
            '@' or ':' => IsIdentifier(rest, "") && names.Judge(rest) == NameVerdict.Secret,
            _ => false,
        };
    }

    // $(cat file), of which a blank cuts the first word off
    static bool IsCommand(ReadOnlySpan<char> word) =>
        word.Length is > 1 and < 12 && word.IndexOfAnyExceptInRange('a', 'z') < 0;

    // var.db_password, process.env.TOKEN
    static bool IsReference(ReadOnlySpan<char> value)
    {
        foreach (var root in References)
        {
            if (value.StartsWith(root, StringComparison.Ordinal))
                return value.Length > root.Length && IsIdentifier(value[root.Length..], ".");
        }

        return false;
    }

    static bool IsIdentifier(ReadOnlySpan<char> text, string alsoAllowed)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_' && !alsoAllowed.Contains(c))
                return false;
        }

        return true;
    }

    static bool IsAll(ReadOnlySpan<char> text, Func<char, bool> kind)
    {
        foreach (var c in text)
        {
            if (!kind(c))
                return false;
        }

        return true;
    }
}
