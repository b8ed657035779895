// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Serilog.Events;
using Sinks.Fanout.Tests.Lanes;

namespace Sinks.Fanout.Tests.Delivery;

/// <summary>Servers that take little or nothing, under a virtual clock.</summary>
public sealed class LoadTests
{
    const int ProbeLimit = 20;

    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(1_000)]
    public void A_server_that_answers_400_to_everything_is_asked_at_most_twenty_times_in_each_probe_interval(int batch)
    {
        var backend = new ScriptedBackend
        {
            Profile = new BackendProfile { Destination = "memory", BatchSizeLimit = batch, MaxInFlight = null },
            Otherwise = static _ => Task.FromResult(SendResult.Rejected("HTTP 400")),
        };
        var bench = new LaneBench(backend);
        var offered = 0;
        for (var interval = 0; interval < 10; interval++)
        {
            var before = backend.Sends.Count;
            for (var second = 0; second < 60; second++)
            {
                bench.Offer([.. Enumerable.Range(0, 50).Select(static i => $"{i}")]).Advance(Second);
                offered += 50;
            }

            (backend.Sends.Count - before).ShouldBeLessThanOrEqualTo(ProbeLimit);
        }

        bench.Status.State.ShouldBe(BackendState.Suspended);
        bench.Status.Offered.ShouldBe(offered);
        bench.Status.ShouldBalance();
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(16_384)]
    public void A_server_that_takes_two_hundred_events_a_second_gets_all_errors_of_a_flood_of_lower_events(int queue)
    {
        var seconds = Scale.Of(20, 120);
        LaneBench? bench = null;
        var backend = new ScriptedBackend
        {
            Profile = new BackendProfile
            {
                Destination = "memory",
                BatchSizeLimit = 10,
                MinimumLevel = LogEventLevel.Information,
                MaxInFlight = 1,
            },
            Otherwise = _ => After(bench!.Time, TimeSpan.FromMilliseconds(50)),
        };
        bench = new LaneBench(backend, o => (o.QueueLimit, o.QueueBytesLimit) = (queue, 1024 * 1024 * 1024));
        var lower = Enumerable.Range(0, 100).Select(static i => $"info {i}").ToArray();
        var errors = 0;
        for (var tick = 0; tick < seconds * 100; tick++)
        {
            bench.Offer(LogEventLevel.Information, lower);
            bench.Offer(LogEventLevel.Error, string.Create(CultureInfo.InvariantCulture, $"error {errors++}"));
            bench.Advance(TimeSpan.FromMilliseconds(10));
        }

        bench.Advance(TimeSpan.FromMinutes(5));
        backend.Messages.Count(static message => message.StartsWith("error", StringComparison.Ordinal))
            .ShouldBe(errors);
        var status = bench.Status;
        status.Dropped.ShouldCount("queue_full", status.Offered - status.Delivered);
        status.Delivered.ShouldBeLessThan(status.Offered / 2);
        status.Waiting.ShouldBe(0);
        status.ShouldBalance();
    }

    static Task<SendResult> After(TestTimeProvider time, TimeSpan delay)
    {
        var answer = new TaskCompletionSource<SendResult>();
        var timer = time.CreateTimer(
            _ => answer.TrySetResult(SendResult.Delivered), null, delay, Timeout.InfiniteTimeSpan);
        return answer.Task.ContinueWith(
            task =>
            {
                timer.Dispose();
                return task.Result;
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }
}
