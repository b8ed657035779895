// SPDX-License-Identifier: Apache-2.0
namespace Sinks.TestKit.Receivers;

/// <summary>The vendor's own client (npm posthog-node), to compare with what we send.</summary>
public sealed class PostHogReference : IAsyncDisposable
{
    readonly NodeCheck _check = new("posthog-reference.mjs");

    /// <summary>Sends a named event and an error.</summary>
    /// <param name="question">What to send and where, as the script describes it.</param>
    public Task<Verdict> SendAsync(string question) => _check.AskAsync(question);

    public ValueTask DisposeAsync() => _check.DisposeAsync();
}
