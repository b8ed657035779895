// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Sinks.TestKit.Receivers;

/// <summary>Verifies webhook requests with the reference library of Standard Webhooks (npm standardwebhooks).</summary>
public sealed class WebhookVerifier : IAsyncDisposable
{
    readonly NodeCheck _check = new("verify-webhook.mjs");

    /// <summary>Whether a receiver that holds this secret takes the request.</summary>
    public Task<Verdict> VerifyAsync(string secret, ReceivedRequest request) =>
        VerifyAsync(secret, request.Headers, request.Text);

    /// <inheritdoc cref="VerifyAsync(string, ReceivedRequest)"/>
    /// <param name="secret">The secret as users write it, <c>whsec_...</c>.</param>
    /// <param name="headers">Among them webhook-id, webhook-timestamp and webhook-signature, in any case.</param>
    /// <param name="body">The raw body.</param>
    public Task<Verdict> VerifyAsync(string secret, IReadOnlyDictionary<string, string> headers, string body) =>
        _check.AskAsync(JsonSerializer.Serialize(new { secret, headers, body }));

    public ValueTask DisposeAsync() => _check.DisposeAsync();
}
