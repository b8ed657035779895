// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// The secrets of one configuration, as of its last reading and the one before: what was changed a moment ago is still
/// a secret, and still in messages.
/// </summary>
sealed class ConfigurationValues
{
    HashSet<string> _now = new(StringComparer.Ordinal);
    HashSet<string> _before = new(StringComparer.Ordinal);

    public int Count => _now.Count;

    public IEnumerable<string> All => _now.Concat(_before);

    public void Change(HashSet<string> secrets)
    {
        if (!secrets.SetEquals(_now))
            (_before, _now) = (_now, secrets);
    }

    public bool Remove(string value)
    {
        var isRemoved = _now.Remove(value);
        return _before.Remove(value) || isRemoved;
    }
}
