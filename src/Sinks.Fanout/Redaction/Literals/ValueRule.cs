// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Values that are known to be secrets.</summary>
/// <param name="search">Finds them; null while there are none.</param>
sealed class ValueRule(Func<LiteralSearch?> search) : TextRule
{
    public override TextFeatures Gate => TextFeatures.None;

    public override void Find(ReadOnlySpan<char> text, ref HitList hits) => search()?.Find(text, ref hits);
}
