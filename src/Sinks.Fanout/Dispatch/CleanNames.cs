// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// The names of properties and tags are few, and looked at for every item: those that held no secret are known. Not
/// thread-safe.
/// </summary>
sealed class CleanNames(Redactor redactor)
{
    const int NameLimit = 1_000;
    const int LengthLimit = 64;

    readonly HashSet<string> _clean = new(StringComparer.Ordinal);

    /// <summary>The name without its secrets; the same instance when there were none.</summary>
    public string Redact(string name)
    {
        if (_clean.Contains(name))
            return name;
        var redacted = redactor.RedactName(name);
        if (!ReferenceEquals(redacted, name) || name.Length > LengthLimit)
            return redacted;
        if (_clean.Count == NameLimit)
            _clean.Clear();
        _clean.Add(name);
        return name;
    }

    /// <summary>More secrets are known now.</summary>
    public void Forget() => _clean.Clear();
}
