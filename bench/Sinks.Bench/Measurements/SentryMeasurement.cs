// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Bench.Measurements;

/// <summary>
/// All that happens to an error beside its emit and the network: frames, redaction, JSON and gzip, on one thread.
/// Exceptions are thrown anew for each round, and breadcrumbs belong to one error each.
/// </summary>
sealed class SentryMeasurement : IMeasurement
{
    const int Rounds = 15;
    const int ErrorsPerRound = 400;
    const int Breadcrumbs = 50;

    public string Name => "sentry";

    public string Subject =>
        "an error with an inner exception and 11 frames, from log event to gzip: median of 15 rounds of 400";

    public Task<IReadOnlyList<Figure>> RunAsync()
    {
        var worker = new SentryWorker();
        var none = SentryWorker.Trail(breadcrumbs: 0);
        Costs floor = new(), alone = new(), withTrail = new();
        for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < WarmUp.Length;)
            MeasureAll();
        (floor, alone, withTrail) = (new Costs(), new Costs(), new Costs());
        for (var round = 0; round < Rounds; round++)
            MeasureAll();

        return Task.FromResult<IReadOnlyList<Figure>>(
        [
            new Figure("worker_us_per_error", "an error", alone.Microseconds, "us"),
            new Figure("worker_bytes_per_error", "an error", alone.Bytes, "B"),
            new Figure("worker_us_per_error_50_breadcrumbs", "with 50 breadcrumbs", withTrail.Microseconds, "us"),
            new Figure("worker_bytes_per_error_50_breadcrumbs", "with 50 breadcrumbs", withTrail.Bytes, "B"),
            new Figure("floor_us", "new StackTrace(exception, true) alone", floor.Microseconds, "us"),
            new Figure("floor_bytes", "new StackTrace(exception, true) alone", floor.Bytes, "B"),
            new Figure("worker_floor_ratio", "an error, in floors", alone.Microseconds / floor.Microseconds, "x"),
            new Figure("wire_bytes", "envelope on the wire", WireBytes(none), "B"),
            new Figure(
                "wire_bytes_50_breadcrumbs", "with 50 breadcrumbs", WireBytes(SentryWorker.Trail(Breadcrumbs)), "B"),
        ]);

        double WireBytes(Trails trail) => worker.Send(Failures()[0], trail);

        void MeasureAll()
        {
            floor.Add(Failures(), static error => new StackTrace(error.Exception!, fNeedFileInfo: true).FrameCount);
            alone.Add(Failures(), error => worker.Send(error, none));
            var trails = new Queue<Trails>(Failures().Select(_ => SentryWorker.Trail(Breadcrumbs)));
            withTrail.Add(Failures(), error => worker.Send(error, trails.Dequeue()));
        }
    }

    static LogEvent[] Failures() =>
        [.. Enumerable.Range(0, ErrorsPerRound).Select(i => Sample.Event(LogEventLevel.Error, Failing.Exception(i)))];

    /// <summary>What the rounds took, for each error.</summary>
    sealed class Costs
    {
        readonly Samples _microseconds = new();
        readonly Samples _bytes = new();

        public double Microseconds => _microseconds.Median;

        public double Bytes => _bytes.Median;

        public void Add(LogEvent[] errors, Func<LogEvent, int> deal)
        {
            var before = ThreadCost.Now();
            foreach (var error in errors)
                deal(error);
            var cost = ThreadCost.Now() - before;
            _microseconds.Add(cost.Nanoseconds / 1000.0 / errors.Length);
            _bytes.Add((double)cost.Bytes / errors.Length);
        }
    }
}
