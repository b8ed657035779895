// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Sinks.Delivery.Tests.Support;
using Sinks.Sentry;
using Sinks.Webhook;

namespace Sinks.Delivery.Tests;

/// <summary>How long the end may take, whatever servers do.</summary>
[Collection(nameof(Alone))]
public sealed class ShutdownTests
{
    // A machine with more to do than it can may hold up any thread; a defect holds up every attempt.
    const int Attempts = 3;

    static readonly TimeSpan ShutdownTimeLimit = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Allowance = TimeSpan.FromMilliseconds(500);

    public static TheoryData<string> Faults =>
    [
        "hangs", "resets", "breaks off", "500", "503 for an hour", "429", "429 for a second", "401", "400", "refused",
        "deaf",
    ];

    [Theory]
    [MemberData(nameof(Faults))]
    public Task It_is_over_within_the_limit_whatever_the_servers_do(string fault) =>
        CloseInTimeAsync(fault, threads: 1);

    [Fact]
    public Task It_is_over_within_the_limit_for_everyone_who_closes_at_once() => CloseInTimeAsync("hangs", threads: 4);

    static async Task CloseInTimeAsync(string fault, int threads)
    {
        var took = await CloseAsync(fault, threads);
        for (var i = 1; i < Attempts && took > ShutdownTimeLimit + Allowance; i++)
            took = await CloseAsync(fault, threads);
        took.ShouldBeLessThan(ShutdownTimeLimit + Allowance);
    }

    /// <summary>Closes on threads of its own, and says how long the slowest one took.</summary>
    static async Task<TimeSpan> CloseAsync(string fault, int threads)
    {
        using var refusing = DeadPort.Refusing();
        using var deaf = DeadPort.Deaf();
        await using var server = await LoopbackServer.StartAsync(_ => AnswerOf(fault));
        var address = fault switch
        {
            "refused" => refusing.Address,
            "deaf" => deaf.Address,
            _ => server.Address,
        };
        var host = FanoutHost.FromCode(f => f
            .Options(static o => o.ShutdownTimeLimit = ShutdownTimeLimit)
            .Post("posting", address)
            .Webhook("ops", address)
            .Sentry(Wires.Dsn(address)));
        for (var i = 0; i < 100; i++)
            host.Logger.Error("event {Number} {Text}", i, new string('x', 1_000));
        _ = await host.FlushAsync(TimeSpan.FromMilliseconds(100));
        var slowest = await Task.WhenAll(Enumerable.Range(0, threads).Select(_ => Task.Factory.StartNew(
            () =>
            {
                var clock = Stopwatch.StartNew();
                host.Close();
                return clock.Elapsed;
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));
        host.Status.Emitted.ShouldBe(100);
        foreach (var backend in host.Status.Backends)
        {
            backend.ShouldBalance();
            backend.Waiting.ShouldBe(0, backend.Name);
        }

        return slowest.Max();
    }

    static Answer AnswerOf(string fault) => fault switch
    {
        "hangs" => new Answer { Until = new TaskCompletionSource().Task },
        "resets" => Answer.Reset,
        "breaks off" => Answer.Broken,
        "503 for an hour" => Answer.Of(503, ("Retry-After", "3600")),
        "429 for a second" => Answer.Of(429, ("Retry-After", "1")),
        "refused" or "deaf" => Answer.Ok,
        _ => Answer.Of(int.Parse(fault, System.Globalization.CultureInfo.InvariantCulture)),
    };
}
