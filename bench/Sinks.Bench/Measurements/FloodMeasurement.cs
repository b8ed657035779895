// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Serilog.Events;
using Sinks.Sentry;

namespace Sinks.Bench.Measurements;

/// <summary>
/// A server that is gone, and one that is slow. Memory is measured in a process of its own for each loop, or what one
/// leaves behind would be counted for the other.
/// </summary>
sealed class FloodMeasurement : IMeasurement
{
    const int ErrorsPerSecond = 100;
    const int LowerPerError = 100;
    const int ServerPerSecond = 200;

    static readonly TimeSpan Length = TimeSpan.FromSeconds(20);

    public string Name => "flood";

    public string Subject =>
        "5 million events to a dead server; 10,000 events/s and 100 errors/s to a server that takes 200/s";

    public async Task<IReadOnlyList<Figure>> RunAsync()
    {
        var dead = await FloodChild.RunAsync(FloodChild.Dead);
        var nothing = await FloodChild.RunAsync(FloodChild.Null);
        var (errors, delivered, lower, droppedForBytes) = await RunSlowAsync();
        return
        [
            new Figure("resident_growth_mib", "dead server: resident memory grew", dead["resident_mib"], "MiB"),
            new Figure("null_resident_growth_mib", "null sink: resident memory grew", nothing["resident_mib"], "MiB"),
            new Figure("flood_emitted", "dead server: emitted", dead["emitted"], "events"),
            new Figure("flood_dropped", "dead server: counted as dropped", dead["dropped"], "events"),
            new Figure("flood_waiting", "dead server: still queued", dead["waiting"], "events"),
            new Figure("errors_sent", "slow server: errors logged", errors, "events"),
            new Figure("errors_delivered", "slow server: errors that arrived", delivered, "events"),
            new Figure("lower_delivered", "slow server: lower events that arrived", lower, "events"),
            new Figure("dropped_queue_bytes", "slow server: dropped for QueueBytesLimit", droppedForBytes, "events"),
        ];
    }

    static async Task<(long Errors, long Delivered, long Lower, long DroppedForBytes)> RunSlowAsync()
    {
        var receiver = new SlowReceiver(ServerPerSecond);
        await using var server = await Loopback.StartAsync(receiver.AnswerAsync);
        await using var engine = Engine.Start(code => code.Sentry(
            server.Dsn, options => options.MinimumLevel = LogEventLevel.Information));
        var errors = 0;
        Pace.Run(ErrorsPerSecond * (LowerPerError + 1), Length, i =>
        {
            var isError = i % (LowerPerError + 1) == 0;
            errors += isError ? 1 : 0;
            engine.Face.Emit(Sample.ShortEvent(isError ? LogEventLevel.Error : LogEventLevel.Information, i));
        });
        await engine.FlushAsync();
        var status = engine.CheckedStatus();
        if (status.Backends[0].Delivered != receiver.Errors + receiver.Others)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"{status.Backends[0].Delivered} delivered, {receiver.Errors + receiver.Others} arrived."));
        }

        var forBytes = status.Backends[0].Dropped.GetValueOrDefault("queue_bytes");
        return (errors, receiver.Errors, receiver.Others, forBytes);
    }
}
