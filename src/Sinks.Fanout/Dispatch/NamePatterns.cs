// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Patterns of event names: exact, or with <c>*</c> for any run of characters. Case matters.</summary>
sealed class NamePatterns(IReadOnlyList<string> patterns)
{
    public static NamePatterns None { get; } = new([]);

    public bool IsEmpty => patterns.Count == 0;

    public bool Match(string? name)
    {
        if (name is null)
            return false;
        for (var i = 0; i < patterns.Count; i++)
        {
            if (StarPattern.Match(patterns[i], name))
                return true;
        }

        return false;
    }
}
