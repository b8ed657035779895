// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>A batch on its way into a foreign sink.</summary>
sealed class ForeignHandover(IReadOnlyList<EncodedItem> items)
{
    readonly TaskCompletionSource<SendResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<EncodedItem> Items { get; } = items;

    public Task<SendResult> Result => _result.Task;

    /// <summary>Whether nobody waits for the rest of it any more.</summary>
    public bool IsOver => _result.Task.IsCompleted;

    public void Complete(SendResult result) => _result.TrySetResult(result);
}
