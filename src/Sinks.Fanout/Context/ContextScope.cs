// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// A context that was made the ambient one, and what was around it. Each flow of calls has a chain of its own, which
/// is never changed, only replaced: who disposes a scope in one flow takes nothing from another that began inside it.
/// </summary>
sealed class ContextScope : IDisposable
{
    // Scopes that are begun and never disposed, such as one for each item of an endless loop, must not fill the memory.
    const int DepthLimit = 1_000;

    static readonly AsyncLocal<ContextScope?> Ambient = new();

    readonly ContextScope? _around;
    readonly ContextScope _begun;
    readonly int _depth;

    ContextScope(FanoutContext context, ContextScope? around, ContextScope? begun = null)
    {
        Context = context;
        _begun = begun ?? this;
        if (around is null or { _depth: DepthLimit })
            return;
        _around = around;
        _depth = around._depth + 1;
    }

    public static ContextScope? Current => Ambient.Value;

    public FanoutContext Context { get; }

    public static ContextScope Begin(FanoutContext context) => Ambient.Value = new ContextScope(context, Ambient.Value);

    /// <summary>Takes it out of the chain of the calling code; nothing when it is not there, or not any more.</summary>
    public void Dispose()
    {
        var current = Ambient.Value;
        if (current is not null && current.Contains(_begun))
            Ambient.Value = current.Without(_begun);
    }

    bool Contains(ContextScope begun)
    {
        for (var scope = this; scope is not null; scope = scope._around)
        {
            if (ReferenceEquals(scope._begun, begun))
                return true;
        }

        return false;
    }

    /// <summary>What was begun inside it goes on as it is: a scope that began later may have copied from it.</summary>
    ContextScope? Without(ContextScope begun)
    {
        var inner = new Stack<ContextScope>();
        var scope = this;
        for (; !ReferenceEquals(scope._begun, begun); scope = scope._around!)
            inner.Push(scope);
        var chain = scope._around;
        foreach (var kept in inner)
            chain = new ContextScope(kept.Context, chain, kept._begun);
        return chain;
    }
}
