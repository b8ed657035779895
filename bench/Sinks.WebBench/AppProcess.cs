// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Sinks.WebBench;

/// <summary>One of the two applications, in a process of its own.</summary>
sealed class AppProcess : IAsyncDisposable
{
    readonly Process _process;

    AppProcess(Process process, Uri address)
    {
        _process = process;
        Client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 256 }) { BaseAddress = address };
    }

    public HttpClient Client { get; }

    public static async Task<AppProcess> StartAsync(string? dsn)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        List<string> arguments = [typeof(AppProcess).Assembly.Location, "app", address];
        if (dsn is not null)
            arguments.Add(dsn);
        var start = new ProcessStartInfo("dotnet", arguments);
        // The first seconds are the compiler's: it is not what is compared.
        start.Environment["DOTNET_TieredPGO"] = "0";
        var app = new AppProcess(Process.Start(start)!, new Uri(address));
        while (true)
        {
            try
            {
                await app.Client.GetStringAsync(new Uri("/cpu", UriKind.Relative));
                return app;
            }
            catch (HttpRequestException) when (!app._process.HasExited)
            {
                await Task.Delay(100);
            }
        }
    }

    /// <summary>Processor time of the process, in milliseconds.</summary>
    public async Task<double> CpuAsync() => double.Parse(
        await Client.GetStringAsync(new Uri("/cpu", UriKind.Relative)), CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
