// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Sinks.Sentry;
using Sinks.Webhook;

namespace Sinks.Faces.Tests.Mel;

/// <summary>A way into a fan-out with one backend of each kind, each a real server.</summary>
sealed class Way : IAsyncDisposable
{
    readonly string _name;
    readonly LoopbackServer _server;
    readonly Func<Task<FanoutStatus>> _settle;
    readonly IAsyncDisposable[] _owned;
    int _read;

    Way(string name, LoopbackServer server, Func<Task<FanoutStatus>> settle, params IAsyncDisposable[] owned)
    {
        _name = name;
        _server = server;
        _settle = settle;
        _owned = owned;
    }

    public Logger? Serilog { get; private init; }

    public ILoggerFactory? Mel { get; private init; }

    /// <summary>Serilog, and the fan-out as its sink.</summary>
    public static async Task<Way> DirectAsync()
    {
        var server = await LoopbackServer.StartAsync();
        var host = FanoutHost.FromCode(fanout => Describe(fanout, server));
        return new Way("Serilog", server, host.SettleAsync, host) { Serilog = host.Logger };
    }

    /// <summary>Microsoft.Extensions.Logging, and the fan-out as its provider.</summary>
    public static async Task<Way> ProviderAsync()
    {
        var server = await LoopbackServer.StartAsync();
        var services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddFanout(fanout => Describe(fanout, server)))
            .BuildServiceProvider();
        var factory = services.GetRequiredService<ILoggerFactory>();
        var pipeline = services.GetServices<ILoggerProvider>().OfType<FanoutLoggerProvider>().Single().Pipeline;
        return new Way("AddFanout", server, () => SettleAsync(pipeline), services) { Mel = factory };
    }

    /// <summary>Microsoft.Extensions.Logging, which forwards to Serilog, and the fan-out as its sink.</summary>
    public static async Task<Way> ForwardingAsync()
    {
        var server = await LoopbackServer.StartAsync();
        var host = FanoutHost.FromCode(fanout => Describe(fanout, server));
        var services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddSerilog(host.Logger))
            .BuildServiceProvider();
        return new Way("AddSerilog", server, host.SettleAsync, services, host)
        {
            Mel = services.GetRequiredService<ILoggerFactory>(),
        };
    }

    /// <summary>Waits for what was logged since the last call, which is one event, and checks the books.</summary>
    public async Task<Arrived> ArrivedAsync()
    {
        (await _settle()).Dropped.ShouldBeEmpty(_name);
        var requests = _server.Requests;
        var arrived = requests.Skip(_read).ToArray();
        _read = requests.Count;
        return Arrived.Of(arrived);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var owned in _owned)
            await owned.DisposeAsync();
        await _server.DisposeAsync();
    }

    static void Describe(FanoutBuilder fanout, LoopbackServer server) => fanout
        .Options(static options => options.Breadcrumbs.Limit = 0)
        .Sentry(
            $"http://0123456789abcdef0123456789abcdef@127.0.0.1:{server.Port}/1",
            static options => options.MinimumLevel = LogEventLevel.Verbose)
        .Webhook("hook", $"{server.Address}/hook", static options => options.MinimumLevel = LogEventLevel.Verbose);

    static async Task<FanoutStatus> SettleAsync(Pipeline pipeline)
    {
        (await pipeline.FlushAsync(TimeSpan.FromSeconds(20), TimeProvider.System)).ShouldBeTrue("the flush took over 20 s");
        var status = pipeline.Status();
        status.ShouldBalance();
        return status;
    }
}
