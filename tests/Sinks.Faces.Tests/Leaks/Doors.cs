// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Json;
using Sinks.Sentry;
using Sinks.Webhook;

namespace Sinks.Faces.Tests.Leaks;

/// <summary>
/// Both faces in front of a backend of each kind, the server behind them, and a Serilog sink that prints all it gets.
/// </summary>
sealed class Doors : IAsyncDisposable
{
    readonly LoopbackServer _server;
    readonly FanoutHost _host;
    readonly ServiceProvider _services;
    readonly Pipeline _pipeline;
    readonly PrintingSink _sink = new();
    int _read;

    Doors(LoopbackServer server)
    {
        _server = server;
        _host = FanoutHost.FromCode(Describe);
        _services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddFanout(Describe))
            .BuildServiceProvider();
        Mel = _services.GetRequiredService<ILoggerFactory>();
        _pipeline = _services.GetServices<ILoggerProvider>().OfType<FanoutLoggerProvider>().Single().Pipeline;
    }

    public Serilog.ILogger Serilog => _host.Logger;

    public ILoggerFactory Mel { get; }

    public static async Task<Doors> OpenAsync() => new(await LoopbackServer.StartAsync());

    /// <summary>Everything that arrived anywhere since the last call, once the books balance.</summary>
    public async Task<string> ArrivedAsync()
    {
        await _host.SettleAsync();
        (await _pipeline.FlushAsync(TimeSpan.FromSeconds(20), TimeProvider.System)).ShouldBeTrue("the flush took 20 s");
        var status = _pipeline.Status();
        status.ShouldBalance();
        status.Dropped.ShouldBeEmpty();
        var requests = _server.Requests;
        var arrived = new StringBuilder();
        foreach (var request in requests.Skip(_read))
            arrived.AppendLine(request.Text);
        _read = requests.Count;
        arrived.AppendLine(_sink.Take()).AppendLine(_host.SelfDescription);
        return arrived.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _host.DisposeAsync();
        await _server.DisposeAsync();
    }

    void Describe(FanoutBuilder fanout) => fanout
        .Sentry($"http://0123456789abcdef0123456789abcdef@127.0.0.1:{_server.Port}/1")
        .Webhook("hook", $"{_server.Address}/hook", static options => options.BufferingTimeLimit = TimeSpan.Zero)
        .Sink("other", to => to.Sink(_sink));

    sealed class PrintingSink : ILogEventSink
    {
        readonly JsonFormatter _formatter = new(renderMessage: true);
        readonly StringBuilder _printed = new();

        public void Emit(LogEvent logEvent)
        {
            lock (_printed)
            {
                using var writer = new StringWriter(_printed, CultureInfo.InvariantCulture);
                _formatter.Format(logEvent, writer);
                writer.WriteLine(logEvent.RenderMessage(CultureInfo.InvariantCulture));
                for (var exception = logEvent.Exception; exception is not null; exception = exception.InnerException)
                {
                    writer.WriteLine(exception);
                    foreach (System.Collections.DictionaryEntry entry in exception.Data)
                        writer.WriteLine($"{entry.Key} {entry.Value}");
                }
            }
        }

        public string Take()
        {
            lock (_printed)
            {
                var printed = _printed.ToString();
                _printed.Clear();
                return printed;
            }
        }
    }
}
