// SPDX-License-Identifier: Apache-2.0
using Serilog.Core;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>The Serilog face.</summary>
sealed class FanoutSink(PipelineLease lease) : ILogEventSink, IDisposable, IAsyncDisposable
{
    public Pipeline Pipeline => lease.Pipeline;

    public void Emit(LogEvent logEvent)
    {
        var pipeline = lease.Pipeline;
        if (lease.IsReleased)
            pipeline.CountLate();
        else if (pipeline.MayHaveTwins)
            pipeline.Emit(logEvent, lease);
        else
            pipeline.Emit(logEvent);
    }

    public void Dispose() => lease.Dispose();

    public ValueTask DisposeAsync() => new(lease.DisposeAsync());
}
