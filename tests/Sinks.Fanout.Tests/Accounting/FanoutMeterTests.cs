// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.Metrics;
using Serilog.Events;
using Sinks.Fanout.Tests.Pipelines;

namespace Sinks.Fanout.Tests.Accounting;

public class FanoutMeterTests
{
    [Fact]
    public async Task Every_number_of_the_status_is_a_metric_with_its_tags()
    {
        var backend = new ScriptedBackend
        {
            Text = static (message, _) => message.Contains("bad", StringComparison.Ordinal)
                ? throw new FormatException()
                : message,
        };
        var name = $"meter-{Guid.NewGuid():N}";
        var plan = LanePlan.From("main", "Scripted", backend, new TestOptions { MinimumLevel = LogEventLevel.Warning });
        var services = new PipelineServices { Voice = static _ => { } };
        var lease = PipelineRegistry.Process.Attach(
            null, () => new Pipeline(new PipelinePlan { Name = name, Lanes = [plan] }, services));
        lease.Pipeline.Emit(PipelineBench.Event(LogEventLevel.Debug));
        lease.Pipeline.Emit(PipelineBench.Event(LogEventLevel.Information));
        lease.Pipeline.Emit(PipelineBench.Event(value: "bad"));
        lease.Pipeline.Emit(PipelineBench.Event(value: "token=abcdefgh12345678"));
        lease.Pipeline.Emit(PipelineBench.Event());
        (await lease.Pipeline.FlushAsync(TimeSpan.FromSeconds(10), TimeProvider.System)).ShouldBeTrue();
        var status = lease.Pipeline.Status();
        status.ShouldBalance();
        Measure(name).ShouldBe(Expected(status), ignoreOrder: true);

        await lease.DisposeAsync();
        Measure(name).ShouldBe(Expected(status), ignoreOrder: true, "the last books stay readable");
    }

    static IEnumerable<string> Expected(FanoutStatus status)
    {
        yield return $"sinks.emitted  = {status.Emitted}";
        yield return $"sinks.below_gate  = {status.BelowGate}";
        yield return $"sinks.trail_only  = {status.TrailOnly}";
        yield return $"sinks.dispatched  = {status.Dispatched}";
        yield return $"sinks.waiting  = {status.Waiting}";
        foreach (var (reason, count) in status.Dropped)
            yield return $"sinks.dropped reason={reason} = {count}";
        foreach (var (type, count) in status.Errors)
            yield return $"sinks.errors exception.type={type} = {count}";
        foreach (var (rule, count) in status.Redactions)
            yield return $"sinks.redactions rule={rule} = {count}";
        foreach (var backend in status.Backends)
        {
            yield return $"sinks.offered backend={backend.Name} = {backend.Offered}";
            yield return $"sinks.accepted backend={backend.Name} = {backend.Accepted}";
            yield return $"sinks.delivered backend={backend.Name} = {backend.Delivered}";
            yield return $"sinks.waiting backend={backend.Name} = {backend.Waiting}";
            foreach (var (reason, count) in backend.Dropped)
                yield return $"sinks.dropped backend={backend.Name} reason={reason} = {count}";
            foreach (var (filter, count) in backend.Filtered)
                yield return $"sinks.filtered backend={backend.Name} filter={filter} = {count}";
        }
    }

    static List<string> Measure(string pipeline)
    {
        var measured = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (string.Equals(instrument.Meter.Name, FanoutMeter.Name, StringComparison.Ordinal))
                listener.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            var all = tags.ToArray().ToDictionary(tag => tag.Key, tag => (string)tag.Value!);
            if (!all.Remove("pipeline", out var of) || !string.Equals(of, pipeline, StringComparison.Ordinal))
                return;
            instrument.Unit.ShouldBe("{event}");
            var others = all.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}");
            measured.Add($"{instrument.Name} {string.Join(' ', others)} = {value}");
        });
        listener.Start();
        listener.RecordObservableInstruments();
        return measured;
    }
}
