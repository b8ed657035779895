// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace Sinks.WebBench;

/// <summary>Compares the application with and without reporting, in alternating pairs of runs.</summary>
sealed class Comparison(int pairs, TimeSpan length)
{
    const double Share = 0.6;
    const int Connections = 16;

    public async Task RunAsync()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var silent = await AppProcess.StartAsync(dsn: null);
        await using var reporting = await AppProcess.StartAsync(receiver.Dsn);
        foreach (var app in (AppProcess[])[silent, reporting, silent, reporting])
            await Load.SaturateAsync(app.Client, Connections, TimeSpan.FromSeconds(4));
        var saturation = await Load.SaturateAsync(silent.Client, Connections, TimeSpan.FromSeconds(5));
        var rate = saturation * Share;
        Say("saturation_per_s", saturation);
        Say("offered_per_s", rate);
        await SettleAsync(receiver);
        var before = receiver.Events;

        List<Run> without = [];
        List<Run> with = [];
        for (var pair = 0; pair < pairs; pair++)
        {
            // Whoever goes first has the machine as the other left it.
            foreach (var isReporting in pair % 2 == 0 ? [false, true] : (bool[])[true, false])
            {
                var run = await RunAsync(isReporting ? reporting : silent, rate);
                (isReporting ? with : without).Add(run);
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"pair {pair + 1}: p99 {without[^1].P99:0.00} and {with[^1].P99:0.00} ms, "
                + $"cpu {without[^1].Cpu:0.000} and {with[^1].Cpu:0.000} ms a request"));
        }

        await SettleAsync(receiver);
        Say("p50_ms", Median(without.Select(static run => run.P50)));
        Say("p99_ms", Median(without.Select(static run => run.P99)));
        Say("cpu_ms", Median(without.Select(static run => run.Cpu)));
        Say("p99_ratio", Median(with.Zip(without, static (one, other) => one.P99 / other.P99)));
        Say("cpu_ratio", Median(with.Zip(without, static (one, other) => one.Cpu / other.Cpu)));
        Say("errors_sent", with.Sum(static run => run.Errors));
        Say("errors_delivered", receiver.Events - before);
    }

    async Task<Run> RunAsync(AppProcess app, double rate)
    {
        var cpu = await app.CpuAsync();
        var latencies = await Load.OfferAsync(app.Client, rate, length);
        return new Run(
            latencies[latencies.Length / 2],
            latencies[latencies.Length * 99 / 100],
            (await app.CpuAsync() - cpu) / latencies.Length,
            (latencies.Length + 99) / 100);
    }

    /// <summary>Until nothing has come for a second: batches wait up to two.</summary>
    static async Task SettleAsync(Receiver receiver)
    {
        long last;
        do
        {
            last = receiver.Events;
            await Task.Delay(TimeSpan.FromSeconds(3));
        }
        while (receiver.Events != last);
    }

    static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    static void Say(string key, double value) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{key} {value:0.###}"));

    sealed record Run(double P50, double P99, double Cpu, int Errors);
}
