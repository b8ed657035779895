// SPDX-License-Identifier: Apache-2.0
using System.Net.Http.Headers;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>A format: how an event is encoded, how events make one body, and what the receiver can take.</summary>
abstract class WebhookPayload
{
    public abstract IItemEncoder Encoder { get; }

    public abstract string ContentType { get; }

    public abstract int BatchSizeLimit { get; }

    public abstract int BatchBytesLimit { get; }

    public abstract int ItemBytesLimit { get; }

    public abstract LogEventLevel MinimumLevel { get; }

    public virtual int? MaxInFlight => 4;

    public virtual TimeSpan SendInterval => TimeSpan.Zero;

    /// <summary>Whether the receiver knows what it has seen, so that a body may be sent again.</summary>
    public virtual bool RepeatsUnanswered => true;

    /// <summary>Whether <c>webhook-id</c> and <c>webhook-timestamp</c> are sent without a secret too.</summary>
    public virtual bool IsStandardWebhook => false;

    public virtual IReadOnlyList<string> RequiredEvents => [];

    public virtual IReadOnlyList<string> RequiredProperties => [];

    /// <summary>Names of headers that users may not set beside those of Standard Webhooks.</summary>
    public virtual IReadOnlyList<string> OwnHeaders => [];

    /// <summary>
    /// Makes the body. The same items give the same bytes: a retry under the same id must not differ.
    /// </summary>
    /// <exception cref="System.Text.Json.JsonException">An encoder of the user's wrote what is no item.</exception>
    public abstract ReadOnlyMemory<byte> Frame(IReadOnlyList<EncodedItem> batch);

    /// <summary>Adds the headers that the format needs.</summary>
    public virtual void AddHeaders(HttpRequestHeaders headers)
    {
    }

    /// <summary>What an answer means.</summary>
    public virtual SendResult Read(BackendAnswer answer, DateTimeOffset now) => WebhookAnswers.Read(answer, now);
}
