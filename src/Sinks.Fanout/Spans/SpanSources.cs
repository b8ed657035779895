// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;

namespace Sinks.Fanout;

/// <summary>
/// The activity sources whose activities become spans, by patterns of their names. What the runtime calls experimental
/// is left out unless a pattern begins with that word: it makes several spans of each connection.
/// </summary>
sealed class SpanSources(IReadOnlyList<string> patterns)
{
    const string Experimental = "Experimental.";

    readonly NamePatterns _patterns = new(patterns);
    readonly NamePatterns _experimental = new(
        [.. patterns.Where(static pattern => pattern.StartsWith(Experimental, StringComparison.Ordinal))]);

    readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Patterns => patterns;

    public bool Has(string source) => _known.TryGetValue(source, out var known) ? known : Look(source);

    bool Look(string source)
    {
        // An activity without a source, as older code makes it, asks nobody whether it is to be recorded.
        var has = source.Length > 0
            && (source.StartsWith(Experimental, StringComparison.Ordinal) ? _experimental : _patterns).Match(source);
        // Sources are few, unless somebody names them at random.
        if (_known.Count < 1_000)
            _known.TryAdd(source, has);
        return has;
    }
}
