// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The names of jobs as backends know them.</summary>
static class MonitorName
{
    const int LengthLimit = 50;

    /// <summary>Lower case, <c>-</c> for what no backend takes, at most 50 characters; never empty.</summary>
    public static string Of(string name)
    {
        Span<char> slug = stackalloc char[Math.Min(name.Length, LengthLimit)];
        for (var i = 0; i < slug.Length; i++)
        {
            var letter = char.ToLowerInvariant(name[i]);
            slug[i] = char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '_' ? letter : '-';
        }

        var text = slug.Trim('-');
        return text.IsEmpty ? "job" : text.ToString();
    }
}
