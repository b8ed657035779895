// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// A category and all below it, or a pattern with <c>*</c>. <c>Shop</c> matches <c>Shop</c> and <c>Shop.Orders</c>, not
/// <c>Shopping</c>. Case does not matter: keys of configuration have none.
/// </summary>
sealed class CategoryPattern(string text)
{
    // Beside the dot: before a nested type, and before the arguments of a generic one.
    const string Delimiters = ".+`";

    readonly bool _hasStar = StarPattern.HasStar(text);
    readonly string _text = text.Trim().TrimEnd('.');

    public int Length => _text.Length;

    public bool Match(string category) => _hasStar
        ? StarPattern.Match(_text, category, ignoreCase: true)
        : category.StartsWith(_text, StringComparison.OrdinalIgnoreCase)
            && (category.Length == _text.Length
                || Delimiters.Contains(category[_text.Length], StringComparison.Ordinal));
}
