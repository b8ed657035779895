// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;
using Sinks.Fanout;
using Sinks.Sentry;

namespace Sinks.Bench;

/// <summary>
/// What dispatcher and lane do to an error on its way to a Sentry-protocol server, up to the network.
/// </summary>
sealed class SentryWorker
{
    const string Dsn = "https://8f2c41d07b6e4c1fa0d39b52e7c6a1d4@bugs.example.org/1";

    readonly EventBuilder _builder = new(Redactor.Default);
    readonly ItemEncoding _encoding = new();
    readonly SentryEnvelope _envelope = new(SentryDsn.Parse(Dsn));
    readonly LanePlan _plan;

    public SentryWorker()
    {
        var options = new SentryOptions { Dsn = Dsn };
        var setup = new BackendSetup(
            "sentry",
            "Fanout:Backends:sentry",
            TimeProvider.System,
            static _ => null,
            static _ => { },
            static _ => { });
        _plan = LanePlan.From("sentry", "Sentry", new SentryBackendType().Make(options, setup), options);
    }

    /// <summary>A trail of so many breadcrumbs that no event has taken along yet.</summary>
    public static Trails Trail(int breadcrumbs)
    {
        var trail = new Trails(new BreadcrumbOptions { Limit = Math.Max(1, breadcrumbs) });
        for (var i = 0; i < breadcrumbs; i++)
            trail.Add(Sample.Event(LogEventLevel.Information), context: null);
        return trail;
    }

    /// <summary>Deals with an error.</summary>
    /// <returns>The bytes of its envelope on the wire.</returns>
    public int Send(LogEvent error, Trails trail)
    {
        var item = _builder.Build(error, context: null, trail.Of(error, context: null, _builder));
        var waiting = new LaneItem(item, rank: 1, item.EstimatedBytes);
        if (_encoding.Encode(waiting, _plan) is { } reason)
            throw new InvalidOperationException($"The error was dropped: {reason.Text()}.");
        var encoded = waiting.Encoded!;
        return _envelope.Compress(encoded.Id, SentryBody.Of(encoded.Body), TimeProvider.System.GetUtcNow()).Length;
    }
}
