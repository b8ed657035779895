// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Values that are known to be secrets: of the process, and of the options.</summary>
/// <param name="known">Those of the process.</param>
/// <param name="own">Those of the options, or null.</param>
sealed class ValueRule(KnownValues known, LiteralSearch? own) : TextRule
{
    public override TextFeatures Gate => TextFeatures.None;

    public override void Find(ReadOnlySpan<char> text, ref HitList hits)
    {
        known.Search?.Find(text, ref hits);
        own?.Find(text, ref hits);
    }
}
