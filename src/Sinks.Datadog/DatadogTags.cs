// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace Sinks.Datadog;

/// <summary>Tags after Datadog's rules, so that what is searched for is what was sent.</summary>
static class DatadogTags
{
    const int LengthLimit = 200;

    /// <summary>All tags of the events as <c>ddtags</c> holds them: <c>env:prod,version:1.0,team:shop</c>.</summary>
    public static string Join(IEnumerable<string> tags) => string.Join(
        ',',
        tags.Select(Normalise).Where(static tag => tag.Length > 0).Distinct(StringComparer.Ordinal));

    /// <summary>
    /// One tag: it begins with a letter, is lower case, holds letters, digits and <c>_ - : . /</c>, everything else as
    /// one <c>_</c>, and has at most 200 characters. Empty when nothing is left.
    /// </summary>
    public static string Normalise(string tag)
    {
        var normal = new StringBuilder(Math.Min(tag.Length, LengthLimit));
        foreach (var c in tag)
        {
            if (normal.Length == LengthLimit)
                break;
            if (char.IsLetter(c))
                normal.Append(char.ToLowerInvariant(c));
            else if (normal.Length > 0 && (char.IsDigit(c) || c is '-' or ':' or '.' or '/'))
                normal.Append(c);
            else if (normal.Length > 0 && normal[^1] != '_')
                normal.Append('_');
        }

        return normal.ToString().TrimEnd('_');
    }

    /// <summary>The tags of a variable, which Datadog's tools separate by commas or by spaces.</summary>
    public static IList<string> Split(string text) => text.Split(
        text.Contains(',', StringComparison.Ordinal) ? ',' : ' ',
        StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether a tag of that key is among them.</summary>
    public static bool Have(IEnumerable<string> tags, string key) => tags.Any(tag =>
        tag.TrimStart().StartsWith($"{key}:", StringComparison.OrdinalIgnoreCase));
}
