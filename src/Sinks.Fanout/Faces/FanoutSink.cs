// SPDX-License-Identifier: Apache-2.0
using Serilog.Core;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>The Serilog face.</summary>
sealed class FanoutSink(PipelineLease lease) : ILogEventSink, IDisposable, IAsyncDisposable
{
    // Null once the sink has ended, though other faces may keep the pipeline: one look tells both.
    volatile Pipeline? _open = lease.Pipeline;

    public Pipeline Pipeline => lease.Pipeline;

    public void Emit(LogEvent logEvent)
    {
        var pipeline = _open;
        if (pipeline is null)
            Pipeline.CountLate();
        else if (pipeline.MayHaveTwins)
            pipeline.Emit(logEvent, lease);
        else
            pipeline.Emit(logEvent);
    }

    public void Dispose()
    {
        _open = null;
        lease.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        _open = null;
        return new(lease.DisposeAsync());
    }
}
