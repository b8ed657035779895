// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Finds one kind of secret in text. Linear in the length of the text, without state.</summary>
abstract class TextRule
{
    /// <summary>The rule is asked only about texts that have one of these; None for all texts.</summary>
    public abstract TextFeatures Gate { get; }

    public abstract void Find(ReadOnlySpan<char> text, ref HitList hits);

    /// <summary>
    /// The same for a text of at most <see cref="GateMap.Limit"/> characters, whose gate says where to look.
    /// </summary>
    public virtual void Find(ReadOnlySpan<char> text, in GateMap map, ref HitList hits) => Find(text, ref hits);
}
