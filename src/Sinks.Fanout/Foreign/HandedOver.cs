// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// Remembers of the last events what their handing over came to, for a batch that is sent again because nobody waited
/// for its answer. One thread uses it.
/// </summary>
sealed class HandedOver
{
    // A batch that is sent again is sent before anything new, so that a few batches are enough.
    const int Limit = 1024;

    readonly Dictionary<Guid, string?> _outcomes = [];
    readonly Queue<Guid> _order = new();

    public bool TryGet(Guid id, out string? why) => _outcomes.TryGetValue(id, out why);

    public void Add(Guid id, string? why)
    {
        if (_order.Count == Limit)
            _outcomes.Remove(_order.Dequeue());
        _outcomes[id] = why;
        _order.Enqueue(id);
    }
}
