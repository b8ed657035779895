// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace Sinks.Fanout;

/// <summary>
/// Values that are taken out wherever they stand. Written from any thread; the search is made anew at its first use
/// after a change, and is then swapped whole.
/// </summary>
/// <param name="say">Says a sentence about ourselves.</param>
sealed class KnownValues(Action<string> say)
{
    /// <summary>More values than a configuration has; beyond it none is taken.</summary>
    public const int Limit = 10_000;

    readonly Lock _lock = new();
    readonly HashSet<string> _added = new(StringComparer.Ordinal);
    readonly Dictionary<IConfiguration, ConfigurationValues> _configurations = [];
    LiteralSearch? _search;
    volatile bool _isStale;
    int _version;
    bool _isLimitSaid;

    /// <summary>Those of the process.</summary>
    public static KnownValues Process { get; } = new(PipelineServices.Default.Say);

    /// <summary>Counts the changes.</summary>
    public int Version => Volatile.Read(ref _version);

    /// <summary>The search for all values; null when there are none.</summary>
    public LiteralSearch? Search => _isStale ? Renew() : Volatile.Read(ref _search);

    /// <summary>Adds a value.</summary>
    /// <returns>False for a text too short to be looked for, and when there are too many.</returns>
    public bool Add(string? value)
    {
        value = value?.Trim();
        if (value is null || value.Length < LiteralMatcher.LengthMinimum)
            return false;
        lock (_lock)
        {
            if (IsFull(_added.Count))
                return _added.Contains(value);
            if (_added.Add(value))
                Change();
            return true;
        }
    }

    /// <summary>Removes a value, wherever it came from.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Remove(string? value)
    {
        value = value?.Trim();
        if (value is null)
            return false;
        lock (_lock)
        {
            var isRemoved = _added.Remove(value);
            foreach (var configuration in _configurations.Values)
                isRemoved |= configuration.Remove(value);
            if (isRemoved)
                Change();
            return isRemoved;
        }
    }

    /// <summary>Adds the secrets of a configuration, now and whenever it changes.</summary>
    /// <returns>How many there are.</returns>
    public int AddFrom(IConfiguration configuration)
    {
        // Strangers' providers are not read under our lock.
        var secrets = ConfigurationSecrets.In(configuration);
        lock (_lock)
        {
            if (!_configurations.TryGetValue(configuration, out var values))
            {
                values = _configurations[configuration] = new ConfigurationValues();
                // Kept for as long as the process lives, as the values are.
                _ = ChangeToken.OnChange(configuration.GetReloadToken, Reload, configuration);
            }

            Change(values, secrets);
            return values.Count;
        }
    }

    void Reload(IConfiguration configuration)
    {
        var secrets = ConfigurationSecrets.In(configuration);
        lock (_lock)
            Change(_configurations[configuration], secrets);
    }

    void Change(ConfigurationValues values, HashSet<string> secrets)
    {
        var all = _added.Count + _configurations.Values.Sum(static configuration => configuration.Count);
        var others = all - values.Count;
        if (IsFull(others + secrets.Count))
            secrets = [.. secrets.Take(Math.Max(0, Limit - others))];
        values.Change(secrets);
        Change();
    }

    bool IsFull(int count)
    {
        if (count < Limit)
            return false;
        if (!_isLimitSaid)
            say($"KnownSecrets: there are {Limit} values; more are not looked for.");
        _isLimitSaid = true;
        return true;
    }

    void Change()
    {
        _isStale = true;
        Interlocked.Increment(ref _version);
    }

    LiteralSearch? Renew()
    {
        lock (_lock)
        {
            if (!_isStale)
                return _search;
            var values = _added.Concat(_configurations.Values.SelectMany(static values => values.All));
            Volatile.Write(ref _search, LiteralSearch.For(values));
            _isStale = false;
            return _search;
        }
    }
}
