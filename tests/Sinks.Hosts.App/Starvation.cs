// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using Serilog;
using Sinks.Fanout;

namespace Sinks.Hosts.App;

/// <summary>
/// A host that blocks every thread of its pool for a while, logs meanwhile, and lets go. It says what that was like,
/// one figure a line.
/// </summary>
static class Starvation
{
    const int Backends = 2;
    const int Rounds = 100;
    const int EventsPerRound = 1_000;

    static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public static int Run()
    {
        var seconds = double.Parse(
            Environment.GetEnvironmentVariable("HOST_STARVED_SECONDS") ?? "3", CultureInfo.InvariantCulture);
        using var never = new ManualResetEventSlim();
        using var release = new ManualResetEvent(initialState: false);
        // What a process does for the first time takes its time with a free pool, too.
        var clock = Stopwatch.StartNew();
        while (Delivered() < Backends && clock.Elapsed < Limit)
            never.Wait(1);
        Endings.BlockPool(until: release);
        var delivered = Delivered();
        Endings.Say("ending");

        clock.Restart();
        var rounds = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            rounds.Add(NanosecondsPerEmit());
            release.WaitOne(TimeSpan.FromSeconds(seconds / Rounds));
        }

        // One round that the machine had no processor for would say nothing about emitting.
        rounds.Sort();
        Say("nanoseconds per emit", rounds[rounds.Count / 2]);
        Say("delivered while starved", Delivered() - delivered);
        Say("starved seconds", clock.Elapsed.TotalSeconds);

        clock.Restart();
        release.Set();
        while (Delivered() == delivered && clock.Elapsed < Limit)
            never.Wait(1);
        Say("resumed after milliseconds", clock.Elapsed.TotalMilliseconds);
        Log.CloseAndFlush();
        Report(FanoutStatus.All.Single());
        return 0;
    }

    static double NanosecondsPerEmit()
    {
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < EventsPerRound; i++)
            Log.Error("starved {Number}", i);
        return clock.Elapsed.TotalNanoseconds / EventsPerRound;
    }

    static void Report(FanoutStatus status)
    {
        Say("emitted", status.Emitted);
        Say("dropped by the intake", status.Dropped.Values.Sum());
        Say("dropped by a lane", status.Backends.Max(static backend => backend.Dropped.Values.Sum()));
        Say("balanced", status.BooksBalance ? 1 : 0);
    }

    static long Delivered() => FanoutStatus.All.Single().Backends.Sum(static backend => backend.Delivered);

    static void Say(string what, double figure) =>
        Endings.Say(string.Create(CultureInfo.InvariantCulture, $"{what}: {figure:F0}"));
}
