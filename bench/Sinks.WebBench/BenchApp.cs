// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using Sinks.AspNetCore;
using Sinks.Sentry;

namespace Sinks.WebBench;

/// <summary>
/// The application that is measured: a route that does about a millisecond of real work, of which one in a hundred
/// throws. With a DSN it reports; without one it logs to a provider that does nothing.
/// </summary>
static class BenchApp
{
    // About a millisecond of hashing on the machines this was written on; the same in both applications.
    const int Rounds = 64;

    static readonly byte[] Block = new byte[16 * 1024];

    public static async Task RunAsync(string address, string? dsn)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(address);
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning).AddProvider(new SilentProvider());
        if (dsn is not null)
        {
            builder.Logging.AddFanout(fanout => fanout.Sentry(dsn));
            builder.Services.AddFanoutAspNetCore();
        }

        var app = builder.Build();
        app.MapGet("/work/{id:int}", Work);
        app.MapGet("/cpu", static () =>
            Process.GetCurrentProcess().TotalProcessorTime.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        await app.RunAsync();
    }

    static string Work(int id)
    {
        Span<byte> hash = stackalloc byte[32];
        for (var i = 0; i < Rounds; i++)
            System.Security.Cryptography.SHA256.HashData(Block, hash);
        return id % 100 == 0
            ? throw new InvalidOperationException($"Order {id} has no price.")
            : Convert.ToHexString(hash);
    }
}
