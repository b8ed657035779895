// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// Marks the flow of calls in which a backend sends: what it does there is no work of the host's, and is not traced.
/// </summary>
static class OwnWork
{
    static readonly AsyncLocal<bool> Here = new();

    public static bool IsHere => Here.Value;

    /// <summary>Starts a send in a flow that is marked: all that it goes on with is marked too.</summary>
    public static Task<SendResult> SendAsync(
        IBackend backend, IReadOnlyList<EncodedItem> batch, CancellationToken cancellationToken)
    {
        Here.Value = true;
        try
        {
            return backend.SendAsync(batch, cancellationToken);
        }
        finally
        {
            Here.Value = false;
        }
    }
}
