// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Sinks.Fanout;

/// <summary>
/// Counts errors by the type of their exception, on the emitting thread: also what no backend wants, and what finds no
/// room. Types of assemblies that can be unloaded are held weakly.
/// </summary>
sealed class ErrorTypes
{
    const int TypeLimit = 200;
    const string None = "none";
    const string Other = "other";

    readonly ConcurrentDictionary<string, EmitCounter> _byName = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, long> _twice = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<Type, EmitCounter> _lasting = new();
    readonly ConditionalWeakTable<Type, EmitCounter> _unloadable = [];
    readonly EmitCounter _none = new();
    readonly EmitCounter _other = new();

    public void Count(Exception? exception) => CounterOf(exception).Increment();

    /// <summary>An error that was counted came by two faces, and was one.</summary>
    public void CountTwice(Exception? exception) =>
        _twice.AddOrUpdate(NameOf(exception), 1, static (_, count) => count + 1);

    /// <summary>What was counted, by the full name of the type.</summary>
    public IReadOnlyDictionary<string, long> Snapshot()
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (name, counter) in _byName)
            counts[name] = counter.Value;
        if (_none.Value is > 0 and var none)
            counts[None] = none;
        if (_other.Value is > 0 and var other)
            counts[Other] = other;
        foreach (var (name, count) in _twice)
        {
            if (counts.TryGetValue(name, out var counted))
                counts[name] = counted - count;
        }

        return counts;
    }

    string NameOf(Exception? exception)
    {
        if (exception is null)
            return None;
        var name = exception.GetType().FullName ?? exception.GetType().Name;
        return _byName.ContainsKey(name) ? name : Other;
    }

    EmitCounter CounterOf(Exception? exception)
    {
        if (exception is null)
            return _none;
        var type = exception.GetType();
        return _lasting.TryGetValue(type, out var known) || _unloadable.TryGetValue(type, out known)
            ? known
            : Add(type);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    EmitCounter Add(Type type)
    {
        var name = type.FullName ?? type.Name;
        // Two threads at the limit may add one name more; the count is exact all the same.
        var counter = _byName.TryGetValue(name, out var named) ? named
            : _byName.Count >= TypeLimit ? _other
            : _byName.GetOrAdd(name, static _ => new EmitCounter());
        if (type.IsCollectible)
            _unloadable.AddOrUpdate(type, counter);
        else if (_lasting.Count < 10 * TypeLimit)
            _lasting.TryAdd(type, counter);
        return counter;
    }
}
