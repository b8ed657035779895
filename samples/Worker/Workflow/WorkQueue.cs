// SPDX-License-Identifier: Apache-2.0
using System.Threading.Channels;
using Sinks.Fanout;

namespace Worker.Workflow;

/// <summary>
/// Between those who hand in work and the engine. What is ambient does not pass a channel, so the context rides along.
/// </summary>
sealed class WorkQueue
{
    readonly Channel<WorkItem> _channel = Channel.CreateBounded<WorkItem>(capacity: 8);

    public ValueTask EnqueueAsync(Submission submission, CancellationToken cancellationToken) =>
        _channel.Writer.WriteAsync(new WorkItem(submission, FanoutContext.Capture()), cancellationToken);

    public IAsyncEnumerable<WorkItem> ReadAllAsync(CancellationToken cancellationToken) =>
        _channel.Reader.ReadAllAsync(cancellationToken);

    /// <summary>Nothing more will come.</summary>
    /// <param name="reason">Why, when it is a failure.</param>
    public void Complete(Exception? reason = null) => _channel.Writer.TryComplete(reason);
}
