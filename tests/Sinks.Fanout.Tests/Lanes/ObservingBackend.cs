// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Lanes;

/// <summary>A scripted backend that remembers what it was told of losses.</summary>
sealed class ObservingBackend : ScriptedBackend, IDropObserver
{
    readonly List<(FanoutItemKind Kind, string Reason, int Count)> _told = [];

    public bool IsThrowing { get; init; }

    public Action? OnTold { get; init; }

    public IReadOnlyList<(FanoutItemKind Kind, string Reason, int Count)> Told
    {
        get
        {
            lock (_told)
                return [.. _told];
        }
    }

    public void OnDropped(FanoutItemKind kind, string reason, int count)
    {
        lock (_told)
            _told.Add((kind, reason, count));
        OnTold?.Invoke();
        if (IsThrowing)
            throw new InvalidOperationException("not now");
    }
}
