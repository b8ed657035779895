// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// Posts copies of events, sessions and check-ins to Spotlight, which knows neither projects nor limits. A Spotlight
/// that does not run is the usual case: the lane is suspended, which it says once, and looks again now and then.
/// </summary>
/// <param name="address">Where Spotlight takes events.</param>
/// <param name="encoder">What encodes them.</param>
/// <param name="log">Where each envelope is noted, or null.</param>
/// <param name="time">The clock.</param>
sealed class SpotlightClient(Uri address, SentryEventEncoder encoder, SentryLog? log, TimeProvider time) : IBackend
{
    /// <summary>The most events that wait for a Spotlight that does not run.</summary>
    public const int QueueLimit = 100;

    /// <summary>How often a Spotlight that did not run is looked for: its user waits for it.</summary>
    public static readonly TimeSpan Probe = TimeSpan.FromSeconds(10);

    readonly SentryPost _post = new(
        address, new SentryEnvelope(dsn: null), authorization: null, new BackendHttp(), log, time);

    /// <inheritdoc/>
    public BackendProfile Profile { get; } = new()
    {
        Destination = address.Authority,
        BatchSizeLimit = 1,
        // One after the other: its page shows events in the order in which they come.
        MaxInFlight = 1,
        MinimumLevel = LogEventLevel.Error,
        BatchBytesLimit = encoder.ItemBytesLimit,
        ItemBytesLimit = encoder.ItemBytesLimit,
        Kinds = encoder.Kinds,
    };

    /// <inheritdoc/>
    public IItemEncoder Encoder => encoder;

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(IReadOnlyList<EncodedItem> batch, CancellationToken cancellationToken)
    {
        try
        {
            Guid? id = batch[0].Kind == FanoutItemKind.Event ? batch[0].Id : null;
            var answer = await _post.SendAsync(
                id, SentryBody.Of(batch[0].Body), report: default, cancellationToken).ConfigureAwait(false);
            return Read(answer);
        }
        catch (HttpRequestException)
        {
            return SendResult.Refused("no answer; Spotlight does not seem to run");
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _post.Dispose();
        return ValueTask.CompletedTask;
    }

    static SendResult Read(BackendAnswer answer) => answer.Status switch
    {
        >= 200 and < 300 => SendResult.Delivered,
        413 => SendResult.TooLarge(answer.Reason),
        _ => SendResult.Refused(answer.Reason),
    };
}
