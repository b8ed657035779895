// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>The last errors that were dispatched, for whoever looks after the host. The dispatcher adds, anybody
/// reads.</summary>
sealed class RecentErrors
{
    const int Limit = 20;
    const int MessageLimit = 200;

    readonly Lock _lock = new();
    readonly Queue<RecentError> _errors = new(Limit);

    public void Add(FanoutEvent item)
    {
        if (item.Level < LogEventLevel.Error)
            return;
        var error = new RecentError
        {
            Timestamp = item.Timestamp,
            Level = item.Level,
            Message = FanoutText.Cut(item.Message, MessageLimit),
            ExceptionType = item.Exception?.Type,
            SourceContext = item.SourceContext,
            EventName = item.EventName,
            TraceId = item.TraceId,
        };
        lock (_lock)
        {
            if (_errors.Count == Limit)
                _errors.Dequeue();
            _errors.Enqueue(error);
        }
    }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<RecentError> Snapshot()
    {
        lock (_lock)
            return _errors.Count == 0 ? [] : [.. _errors.Reverse()];
    }
}
