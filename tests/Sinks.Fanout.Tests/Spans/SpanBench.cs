// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Sinks.Fanout.Tests.Pipelines;

namespace Sinks.Fanout.Tests.Spans;

/// <summary>A pipeline that listens to one activity source of its own.</summary>
sealed class SpanBench : IAsyncDisposable
{
    readonly PipelineBench _bench;

    public SpanBench(params CollectingBackend[] backends)
        : this(static _ => { }, backends)
    {
    }

    public SpanBench(Action<FanoutOptions> configure, params CollectingBackend[] backends)
    {
        // Other tests listen too: a name of its own keeps them apart.
        Source = new ActivitySource($"Sinks.Tests.{Guid.NewGuid():N}", "1.2");
        _bench = new PipelineBench(
            options =>
            {
                options.Traces.Sources = [Source.Name];
                configure(options);
            },
            static _ => { },
            static plan => plan,
            new PipelineServices(),
            backends);
    }

    /// <summary>A backend that takes each span by itself.</summary>
    public static CollectingBackend Alone(double rate = 1, bool followsRemoteParent = true) =>
        Taking(false, rate, followsRemoteParent);

    /// <summary>A backend that takes spans within their local root.</summary>
    public static CollectingBackend WithinRoot(double rate = 1, bool followsRemoteParent = true) =>
        Taking(true, rate, followsRemoteParent);

    public ActivitySource Source { get; }

    public FanoutStatus Status => _bench.Status;

    public PipelineBench Bench => _bench;

    public Task SettleAsync() => _bench.SettleAsync();

    public async ValueTask DisposeAsync()
    {
        await _bench.DisposeAsync();
        Source.Dispose();
        Status.ShouldBalance();
    }

    static CollectingBackend Taking(bool isWithinRoot, double rate, bool followsRemoteParent)
    {
        var backend = new CollectingBackend(FanoutItemKind.Span);
        return new CollectingBackend
        {
            Profile = backend.Profile with
            {
                TakesSpansWithinRoot = isWithinRoot,
                TracesSampleRate = rate,
                FollowsRemoteParent = followsRemoteParent,
            },
        };
    }
}
