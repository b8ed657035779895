// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Otlp;

/// <summary>The items of a batch by the name of their scope, in the order in which scopes first come.</summary>
static class ScopeGroups
{
    public static List<List<EncodedItem>> Of(IReadOnlyList<EncodedItem> batch)
    {
        var groups = new List<List<EncodedItem>>();
        foreach (var item in batch)
            GroupOf(groups, OtlpBody.Of(item.Body).Scope).Add(item);
        return groups;
    }

    static List<EncodedItem> GroupOf(List<List<EncodedItem>> groups, ReadOnlySpan<byte> scope)
    {
        // An application logs from few categories at a time: looking through them is cheaper than a hash of each.
        foreach (var group in groups)
        {
            if (OtlpBody.Of(group[0].Body).Scope.SequenceEqual(scope))
                return group;
        }

        groups.Add([]);
        return groups[^1];
    }
}
