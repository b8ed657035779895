// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// Posts envelopes to Spotlight, which knows neither projects nor limits. A Spotlight that does not run is the usual
/// case: the lane is suspended, which it says once, and looks again now and then.
/// </summary>
/// <param name="address">Where Spotlight takes envelopes.</param>
/// <param name="log">Where each envelope is noted, or null.</param>
/// <param name="time">The clock.</param>
sealed class SpotlightDelivery(Uri address, SentryLog? log, TimeProvider time) : IDisposable
{
    readonly SentryPost _post = new(
        address, new SentryEnvelope(dsn: null), authorization: null, new BackendHttp(), log, time);

    /// <summary>Sends an envelope.</summary>
    /// <param name="id">The envelope's id; null for items that need none.</param>
    /// <param name="body">Its items.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<SendResult> SendAsync(Guid? id, SentryBody body, CancellationToken cancellationToken)
    {
        try
        {
            return Read(await _post.SendAsync(id, body, report: default, cancellationToken).ConfigureAwait(false));
        }
        catch (HttpRequestException)
        {
            return SendResult.Refused("no answer; Spotlight does not seem to run");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _post.Dispose();

    static SendResult Read(BackendAnswer answer) => answer.Status switch
    {
        >= 200 and < 300 => SendResult.Delivered,
        413 => SendResult.TooLarge(answer.Reason),
        _ => SendResult.Refused(answer.Reason),
    };
}
