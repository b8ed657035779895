// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// An exception type by its full or short name, or a pattern with <c>*</c>; also fits what derives from it. A generic
/// type is meant with any arguments when it is named without.
/// </summary>
sealed class ExceptionPattern(string text)
{
    readonly bool _hasStar = StarPattern.HasStar(text);
    readonly string _text = text.Trim();

    public bool Match(ExceptionInfo exception)
    {
        if (Match(exception.Type))
            return true;
        foreach (var type in exception.BaseTypes)
        {
            if (Match(type))
                return true;
        }

        return false;
    }

    bool Match(string type) => _hasStar
        ? StarPattern.Match(_text, type, ignoreCase: true)
        : IsEndOf(type) || (type.EndsWith('>') && IsEndOf(WithoutArguments(type)));

    /// <summary>The whole name, or what follows a dot or a plus.</summary>
    bool IsEndOf(ReadOnlySpan<char> type) =>
        type.EndsWith(_text, StringComparison.OrdinalIgnoreCase)
        && (type.Length == _text.Length || type[type.Length - _text.Length - 1] is '.' or '+');

    static ReadOnlySpan<char> WithoutArguments(ReadOnlySpan<char> type)
    {
        var depth = 0;
        for (var i = type.Length - 1; i > 0; i--)
        {
            if (type[i] == '>')
                depth++;
            else if (type[i] == '<' && --depth == 0)
                return type[..i];
        }

        return type;
    }
}
