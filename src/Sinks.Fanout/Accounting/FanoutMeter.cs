// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.Metrics;

namespace Sinks.Fanout;

/// <summary>The meter <c>Sinks.Fanout</c>: the books as metrics, read only when somebody listens.</summary>
static class FanoutMeter
{
    public const string Name = "Sinks.Fanout";

    static readonly Meter Meter = new(Name);

    public static void Observe(PipelineRegistry registry)
    {
        Count("sinks.emitted", "Events emitted through any face.", static status => [Of(status, status.Emitted)]);
        Count("sinks.below_gate", "Events nobody wanted.", static status => [Of(status, status.BelowGate)]);
        Count("sinks.trail_only", "Events kept as breadcrumbs only.", static status => [Of(status, status.TrailOnly)]);
        Count("sinks.dispatched", "Events handed to every lane.", static status => [Of(status, status.Dispatched)]);
        Count("sinks.dropped", "Events lost, by reason; without a backend: before any lane.", static status =>
            status.Dropped.Select(reason => Of(status, reason.Value, ("reason", reason.Key)))
                .Concat(status.Backends.SelectMany(backend => backend.Dropped.Select(reason =>
                    Of(status, reason.Value, ("reason", reason.Key), ("backend", backend.Name))))));
        Count("sinks.redactions", "Secrets taken out, by rule.", static status =>
            status.Redactions.Select(rule => Of(status, rule.Value, ("rule", rule.Key))));
        Count("sinks.errors", "Errors logged, by the type of their exception.", static status =>
            status.Errors.Select(type => Of(status, type.Value, ("exception.type", type.Key))));
        Count("sinks.signals.emitted", "Spans, sessions and check-ins made, by kind.", static status =>
            status.Kinds.Select(kind => Of(status, kind.Value.Offered, ("kind", kind.Key))));
        Count("sinks.signals.dispatched", "Those handed to every lane that takes their kind.", static status =>
            status.Kinds.Select(kind => Of(status, kind.Value.Delivered, ("kind", kind.Key))));
        Count("sinks.signals.dropped", "Those lost before any lane, by kind.", static status =>
            status.Kinds.Select(kind => Of(status, kind.Value.Dropped, ("kind", kind.Key))));
        CountByBackend("sinks.offered", "Events offered to the lane.", static backend => backend.Offered);
        CountByBackend(
            "sinks.accepted", "Events the lane took responsibility for.", static backend => backend.Accepted);
        CountByBackend("sinks.delivered", "Events the server confirmed.", static backend => backend.Delivered);
        Count("sinks.filtered", "Events the lane did not want, by filter.", static status =>
            status.Backends.SelectMany(backend => backend.Filtered.Select(filter =>
                Of(status, filter.Value, ("filter", filter.Key), ("backend", backend.Name)))));
        Meter.CreateObservableGauge(
            "sinks.waiting",
            () => registry.NewestStatuses().SelectMany(static status => status.Backends
                .Select(backend => Of(status, backend.Waiting, ("backend", backend.Name)))
                .Append(Of(status, status.Waiting))),
            "{event}",
            "Events queued or being sent; without a backend: in the intake.");

        void Count(string name, string description, Func<FanoutStatus, IEnumerable<Measurement<long>>> measure) =>
            Meter.CreateObservableCounter(
                name, () => registry.NewestStatuses().SelectMany(measure), "{event}", description);

        void CountByBackend(string name, string description, Func<BackendStatus, long> value) =>
            Count(name, description, status =>
                status.Backends.Select(backend => Of(status, value(backend), ("backend", backend.Name))));
    }

    static Measurement<long> Of(FanoutStatus status, long value, params ReadOnlySpan<(string Key, string Value)> tags)
    {
        var all = new KeyValuePair<string, object?>[tags.Length + 1];
        all[0] = new("pipeline", status.Name);
        for (var i = 0; i < tags.Length; i++)
            all[i + 1] = new(tags[i].Key, tags[i].Value);
        return new Measurement<long>(value, all);
    }
}
