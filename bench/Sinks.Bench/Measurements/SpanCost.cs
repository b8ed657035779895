// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Sinks.Fanout;

namespace Sinks.Bench.Measurements;

/// <summary>
/// What it costs the code that is traced that its activities become spans: beside activities with a listener that only
/// samples them, and, where no backend takes spans, beside a process without a fan-out.
/// </summary>
sealed class SpanCost
{
    const int Rounds = 31;

    // Fewer than wait at most: a span that is refused costs less than one that is taken.
    const int SpansPerRound = 2_000;
    const int OffPerRound = 200_000;

    readonly Samples _sampledNs = new();
    readonly Samples _sampledBytes = new();
    readonly Samples _spanNs = new();
    readonly Samples _spanBytes = new();
    readonly Samples _withoutNs = new();
    readonly Samples _offNs = new();

    public async Task<IReadOnlyList<Figure>> RunAsync()
    {
        await MeasureSpansAsync();
        await MeasureOffAsync();
        return
        [
            new Figure("sampled_ns", "an activity of 3 tags, its listener only samples", _sampledNs.Median, "ns"),
            new Figure("sampled_bytes", "", _sampledBytes.Median, "B"),
            new Figure("span_ns", "the same as a span of a fan-out", _spanNs.Median, "ns"),
            new Figure("span_bytes", "", _spanBytes.Median, "B"),
            new Figure("span_added_ns", "added to it", _spanNs.Median - _sampledNs.Median, "ns"),
            new Figure("span_added_bytes", "", _spanBytes.Median - _sampledBytes.Median, "B"),
            new Figure("without_ns", "an activity nobody listens to, no fan-out", _withoutNs.Median, "ns"),
            new Figure("off_ns", "the same beside a fan-out without spans", _offNs.Median, "ns"),
            new Figure("off_added_ns", "added to it", _offNs.Median - _withoutNs.Median, "ns"),
            new Figure("off_noise_ns", "half the spread of the middle half", _withoutNs.HalfSpread, "ns"),
        ];
    }

    async Task MeasureSpansAsync()
    {
        using var sampled = new ActivitySource("Sinks.Bench.Sampled");
        using var traced = new ActivitySource("Sinks.Bench.Traced");
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source == sampled,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) =>
                ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        await using var engine = Engine.Start(code => code
            .Options(options => options.Traces.Sources = [traced.Name])
            .Add(new InstantBackend.Type(FanoutItemKind.Span), "spans"));
        for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < WarmUp.Length;)
            await RoundAsync(new Samples(), new Samples(), new Samples(), new Samples());
        for (var i = 0; i < Rounds; i++)
            await RoundAsync(_sampledNs, _sampledBytes, _spanNs, _spanBytes);
        var status = engine.CheckedStatus();
        if (status.Kinds["span"].Dropped > 0 || status.Backends[0].Dropped.Count > 0)
            throw new InvalidOperationException("Spans were dropped, so what was measured is not what was meant.");

        async Task RoundAsync(Samples sampledNs, Samples sampledBytes, Samples spanNs, Samples spanBytes)
        {
            Measure(sampled, sampledNs, sampledBytes);
            Measure(traced, spanNs, spanBytes);
            await engine.FlushAsync();
        }
    }

    static void Measure(ActivitySource source, Samples nanoseconds, Samples bytes)
    {
        var before = ThreadCost.Now();
        for (var i = 0; i < SpansPerRound; i++)
        {
            using var activity = source.StartActivity("convert", ActivityKind.Client);
            activity?.SetTag("file", "report.md").SetTag("pages", "12").SetTag("step", "parse");
        }

        var cost = ThreadCost.Now() - before;
        nanoseconds.Add((double)cost.Nanoseconds / SpansPerRound);
        bytes.Add((double)cost.Bytes / SpansPerRound);
    }

    /// <summary>A fan-out begins and ends between the rounds.</summary>
    async Task MeasureOffAsync()
    {
        using var source = new ActivitySource("Sinks.Bench.Off");
        for (var i = 0; i < 2 * Rounds; i++)
        {
            var isWarmUp = i < Rounds;
            Off(source, isWarmUp ? new Samples() : _withoutNs);
            await using var engine = Engine.Instant(1, Serilog.Events.LogEventLevel.Error);
            Off(source, isWarmUp ? new Samples() : _offNs);
        }
    }

    static void Off(ActivitySource source, Samples nanoseconds)
    {
        var before = ThreadCost.Now();
        for (var i = 0; i < OffPerRound; i++)
        {
            using var activity = source.StartActivity("convert", ActivityKind.Client);
            activity?.SetTag("file", "report.md");
        }

        nanoseconds.Add((double)(ThreadCost.Now() - before).Nanoseconds / OffPerRound);
    }
}
