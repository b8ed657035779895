// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Social security numbers of the United States, as they are written: <c>ddd-dd-dddd</c>.</summary>
sealed class SocialSecurityRule : TextRule
{
    const int Length = 11;

    public override TextFeatures Gate => TextFeatures.SocialSecurity;

    /// <summary>
    /// Whether the nine digits were ever given out: no area, group or serial of noughts, no area 666 or 9xx.
    /// </summary>
    public static bool IsIssued(ReadOnlySpan<char> area, ReadOnlySpan<char> group, ReadOnlySpan<char> serial) =>
        area is not ("000" or "666") && area[0] != '9' && group is not "00" && serial is not "0000";

    public override void Find(ReadOnlySpan<char> text, ref HitList hits)
    {
        for (var at = 3; at < text.Length;)
        {
            var next = text[at..].IndexOf('-');
            if (next < 0)
                return;
            var dash = at + next;
            at = dash + 1;
            var start = dash - 3;
            if (IsAt(text, start) && TokenEdge.IsStart(text, start) && TokenEdge.IsEnd(text, start + Length))
                at = hits.Add(text, start, start + Length, RuleNames.SocialSecurityNumber);
        }
    }

    static bool IsAt(ReadOnlySpan<char> text, int start)
    {
        if (start + Length > text.Length || text[start + 6] != '-')
            return false;
        var area = text.Slice(start, 3);
        var group = text.Slice(start + 4, 2);
        var serial = text.Slice(start + 7, 4);
        return AreDigits(area) && AreDigits(group) && AreDigits(serial) && IsIssued(area, group, serial);
    }

    static bool AreDigits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;
}
