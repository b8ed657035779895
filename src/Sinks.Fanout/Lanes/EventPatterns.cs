// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Events by exception, category and template, made ready once from one or more sets of options.</summary>
sealed class EventPatterns(params FilterOptions[] options)
{
    readonly ExceptionPatterns _exceptions = new(Entries(options, static o => o.Exceptions));
    readonly CategoryPattern[] _categories =
        [.. Entries(options, static o => o.Categories).Select(static text => new CategoryPattern(text))];

    readonly NamePatterns _templates = new([.. Entries(options, static o => o.Templates)]);

    public bool IsEmpty => _exceptions.IsEmpty && _categories.Length == 0 && _templates.IsEmpty;

    /// <summary>Whether all there is to an event is named.</summary>
    public bool MatchAll(FanoutEvent item) =>
        (item.Exception is { } exception && _exceptions.MatchAll(exception)) || MatchOrigin(item);

    /// <summary>Whether anything in an event is named.</summary>
    public bool MatchAny(FanoutEvent item) =>
        (item.Exception is { } exception && _exceptions.MatchAny(exception)) || MatchOrigin(item);

    /// <summary>An empty entry is one that an environment variable took back.</summary>
    static IEnumerable<string> Entries(FilterOptions[] options, Func<FilterOptions, IList<string>?> list) =>
        options.SelectMany(one => list(one) ?? []).Where(static text => !string.IsNullOrWhiteSpace(text));

    bool MatchOrigin(FanoutEvent item) => _templates.Match(item.Template) || MatchCategory(item.SourceContext);

    bool MatchCategory(string? category)
    {
        if (category is null)
            return false;
        foreach (var pattern in _categories)
        {
            if (pattern.Match(category))
                return true;
        }

        return false;
    }
}
