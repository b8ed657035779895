// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Names that are no secrets, but personal: those of a pack that somebody turned on.</summary>
/// <param name="rule">The rule that a marker names.</param>
/// <param name="endings">What names end with; words joined, in lower case.</param>
/// <param name="wholes">What is meant only alone: <c>login</c>, not <c>lastLogin</c>.</param>
sealed class NamePack(string rule, string endings, string wholes = "")
{
    // postal address line
    const int WordLimit = 4;

    readonly WordSet _endings = new(endings);
    readonly WordSet _wholes = new(wholes);

    public string Rule => rule;

    /// <summary>All of the words.</summary>
    public IEnumerable<string> Words => _endings.Words.Concat(_wholes.Words);

    /// <summary>Whether the name is one of the pack; numbers behind it do not matter.</summary>
    public bool Has(NameWords name)
    {
        var joined = name.Joined.TrimEnd("0123456789");
        if (_wholes.Contains(joined))
            return true;
        for (var words = 1; words <= Math.Min(WordLimit, name.Count); words++)
        {
            if (_endings.Contains(name.Word(name.Count - words, name.Count).TrimEnd("0123456789")))
                return true;
        }

        return false;
    }
}
