// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;

namespace Sinks.WebBench;

/// <summary>
/// Requests at a rate that does not depend on the answers: a slow answer delays nothing that follows, and its latency
/// counts from when it was due to be sent.
/// </summary>
static class Load
{
    /// <summary>As many requests as the application answers with so many at once, in one second.</summary>
    public static async Task<double> SaturateAsync(HttpClient client, int connections, TimeSpan length)
    {
        long answered = 0;
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            while (Stopwatch.GetElapsedTime(began) < length)
            {
                var id = Interlocked.Increment(ref answered);
                await SendAsync(client, id);
            }
        }));
        return answered / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>Latencies in milliseconds, ascending.</summary>
    public static async Task<double[]> OfferAsync(HttpClient client, double rate, TimeSpan length)
    {
        var count = (int)(rate * length.TotalSeconds);
        var latencies = new double[count];
        var pending = new Task[count];
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            var due = TimeSpan.FromSeconds(i / rate);
            // Timers here are good for a millisecond or two, which would be part of every latency.
            while (due - Stopwatch.GetElapsedTime(began) is var left && left > TimeSpan.Zero)
            {
                if (left > TimeSpan.FromMilliseconds(2))
                    await Task.Delay(1);
                else
                    Thread.Yield();
            }

            pending[i] = MeasureAsync(client, i, due, began, latencies);
        }

        await Task.WhenAll(pending);
        Array.Sort(latencies);
        return latencies;
    }

    static async Task MeasureAsync(HttpClient client, int id, TimeSpan due, long began, double[] latencies)
    {
        await SendAsync(client, id);
        latencies[id] = (Stopwatch.GetElapsedTime(began) - due).TotalMilliseconds;
    }

    static async Task SendAsync(HttpClient client, long id)
    {
        using var answer = await client.GetAsync(new Uri($"/work/{id}", UriKind.Relative));
        await answer.Content.ReadAsByteArrayAsync();
    }
}
