// SPDX-License-Identifier: Apache-2.0
namespace Sinks.TestKit.Receivers;

/// <summary>Parses and validates the Adaptive Card of a Teams message (npm adaptivecards).</summary>
public sealed class AdaptiveCardValidator : IAsyncDisposable
{
    readonly NodeCheck _check = new("check-adaptive-card.mjs");

    /// <summary>Whether the message holds a card that Teams can show.</summary>
    /// <param name="message">The message as one line of JSON.</param>
    public Task<Verdict> ValidateAsync(string message) => _check.AskAsync(message);

    public ValueTask DisposeAsync() => _check.DisposeAsync();
}
