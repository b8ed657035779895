// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The strategies of names. Asked only about what is taken out, so it need not be quick.</summary>
sealed class NameStrategies
{
    readonly Dictionary<string, RedactionStrategy?> _names = new(StringComparer.Ordinal);
    readonly List<(string Ending, RedactionStrategy? Strategy)> _endings = [];

    public NameStrategies(RedactionNames names)
    {
        foreach (var name in names.Add ?? [])
            Add(name, null);
        foreach (var (name, strategy) in names.Strategies)
        {
            if (strategy != RedactionStrategy.Off)
                Add(name, strategy);
        }
    }

    public bool IsEmpty => _names.Count == 0 && _endings.Count == 0;

    /// <summary>The names as the rules of names read them: those with a strategy are secret too.</summary>
    public static RedactionNames Effective(RedactionNames names) => new()
    {
        Add = [.. names.Add ?? [], .. names.Strategies
            .Where(static pair => pair.Value != RedactionStrategy.Off).Select(static pair => pair.Key)],
        Allow = [.. names.Allow ?? [], .. names.Strategies
            .Where(static pair => pair.Value == RedactionStrategy.Off).Select(static pair => pair.Key)],
    };

    /// <summary>Letters and digits alone, in lower case.</summary>
    public static string Normalise(ReadOnlySpan<char> name)
    {
        Span<char> letters = stackalloc char[NameWords.LengthLimit];
        Span<byte> starts = stackalloc byte[NameWords.LengthLimit];
        return new NameWords(name, letters, starts).Joined.ToString();
    }

    /// <summary>Whether the options themselves name it, and the strategy if they say one.</summary>
    public bool TryGet(ReadOnlySpan<char> name, out RedactionStrategy? strategy)
    {
        strategy = null;
        if (name.IsEmpty || IsEmpty)
            return false;
        var normalised = Normalise(name);
        if (_names.TryGetValue(normalised, out strategy))
            return true;
        foreach (var (ending, own) in _endings)
        {
            if (normalised.EndsWith(ending, StringComparison.Ordinal))
            {
                strategy = own;
                return true;
            }
        }

        return false;
    }

    void Add(string? name, RedactionStrategy? strategy)
    {
        var normalised = Normalise(name);
        if (normalised.Length == 0)
            return;
        if (!name!.TrimStart().StartsWith('*'))
            _names[normalised] = strategy ?? _names.GetValueOrDefault(normalised);
        else if (strategy is null)
            _endings.Add((normalised, strategy));
        else
            _endings.Insert(0, (normalised, strategy));
    }
}
