// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Looks at texts one by one and keeps what it finds, without the texts.</summary>
abstract class TextCheck
{
    readonly List<string> _findings = [];

    /// <summary>A place and what was found there.</summary>
    public IReadOnlyList<string> Findings => _findings;

    /// <summary>Looks at one text.</summary>
    /// <param name="place">Where it stands, without content.</param>
    /// <param name="name">The name it stands under, or nothing.</param>
    /// <param name="text">The text.</param>
    public void Look(string place, string name, string text)
    {
        foreach (var found in Find(name, text).Distinct(StringComparer.Ordinal))
            _findings.Add($"{place}: {found}");
    }

    /// <summary>What of a name may be said: one that holds a secret is none.</summary>
    public string Shown(string name) => Find("", name).Any() ? "[...]" : name;

    /// <summary>Whether all that stands under the name counts, whatever it is made of.</summary>
    public virtual bool TakesWhole(string name) => false;

    protected abstract IEnumerable<string> Find(string name, string text);
}
