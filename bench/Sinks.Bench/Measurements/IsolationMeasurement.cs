// SPDX-License-Identifier: Apache-2.0
using Microsoft.AspNetCore.Http;
using Sinks.Sentry;

namespace Sinks.Bench.Measurements;

/// <summary>
/// How long an error takes from emit to the server, alone and beside a server that never answers and one that answers
/// 500 to everything.
/// </summary>
sealed class IsolationMeasurement : IMeasurement
{
    const int Rounds = 3;
    const int PerSecond = 100;

    static readonly TimeSpan Length = TimeSpan.FromSeconds(10);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public string Name => "isolation";

    public string Subject =>
        "100 errors/s for 30 s, emit to received: a server alone, and beside one that hangs and one that answers 500";

    public async Task<IReadOnlyList<Figure>> RunAsync()
    {
        await using var hanging = await Loopback.StartAsync(
            static context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        await using var failing = await Loopback.StartAsync(static context =>
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return Task.CompletedTask;
        });
        var alone = new Samples();
        var beside = new Samples();
        _ = await RunAsync([]);
        for (var round = 0; round < Rounds; round++)
        {
            alone.AddRange(await RunAsync([]));
            beside.AddRange(await RunAsync([hanging.Dsn, failing.Dsn]));
        }

        return
        [
            new Figure("p99_alone_ms", "alone: 1 of 100 takes longer than", alone.At(0.99), "ms"),
            new Figure("p99_beside_ms", "beside: 1 of 100 takes longer than", beside.At(0.99), "ms"),
            new Figure("median_alone_ms", "alone: median", alone.Median, "ms"),
            new Figure("median_beside_ms", "beside: median", beside.Median, "ms"),
            new Figure("delivered_alone", "alone: delivered", alone.Count, "events"),
            new Figure("delivered_beside", "beside: delivered", beside.Count, "events"),
        ];
    }

    static async Task<double[]> RunAsync(string[] neighbours)
    {
        var receiver = new LatencyReceiver((int)(PerSecond * Length.TotalSeconds));
        await using var server = await Loopback.StartAsync(receiver.AnswerAsync);
        await using var engine = Engine.Start(code =>
        {
            code.Sentry(server.Dsn);
            for (var i = 0; i < neighbours.Length; i++)
                code.Sentry(neighbours[i], name: $"neighbour{i}");
        });
        Pace.Run(PerSecond, Length, i => engine.Face.Emit(receiver.Emitting(i)));
        await receiver.All.WaitAsync(Patience);
        engine.CheckedStatus();
        return receiver.Milliseconds();
    }
}
