// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Extensions.Logging;

namespace Sinks.Faces.Tests.Pairs;

/// <summary>
/// A section with one backend, a real server behind it, and the faces that a process may put over it.
/// </summary>
sealed class OneSection : IAsyncDisposable
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    readonly LoopbackServer _server;
    readonly ConcurrentQueue<string> _said = new();

    OneSection(LoopbackServer server)
    {
        _server = server;
        var dsn = $"{server.Address.Replace("://", "://0123456789abcdef0123456789abcdef@", StringComparison.Ordinal)}/1";
        Configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Fanout:Backends:sentry:Dsn", dsn),
            new("Fanout:Backends:sentry:MinimumLevel", "Information"),
            new("Fanout:Breadcrumbs:Limit", "0"),
        ]).Build();
        SelfLog.Enable(_said.Enqueue);
    }

    public IConfigurationRoot Configuration { get; }

    /// <summary>What went to SelfLog.</summary>
    public string Said => string.Join('\n', _said);

    /// <summary>The messages that arrived, in order of their text.</summary>
    public IReadOnlyList<string> Arrived => [.. _server.Requests.Select(MessageOf).Order(StringComparer.Ordinal)];

    /// <summary>The pipelines over the section, those that ended included.</summary>
    public IReadOnlyList<FanoutStatus> Pipelines => [.. FanoutStatus.All.Where(status =>
        status.Backends.Any(backend => backend.Destination?.Contains($":{_server.Port}", StringComparison.Ordinal) == true))];

    public static async Task<OneSection> StartAsync() => new(await LoopbackServer.StartAsync());

    /// <summary>A Serilog logger with the fan-out.</summary>
    public Logger Serilog(Action<LoggerConfiguration>? configure = null)
    {
        var logger = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Fanout(Configuration);
        configure?.Invoke(logger);
        return logger.CreateLogger();
    }

    /// <summary>A logger factory with the fan-out.</summary>
    public ILoggerFactory Mel(Action<ILoggingBuilder>? configure = null) => LoggerFactory.Create(logging =>
    {
        logging.SetMinimumLevel(LogLevel.Trace);
        configure?.Invoke(logging);
        logging.AddFanout(Configuration);
    });

    /// <summary>Serilog's provider and the fan-out's own in one factory, in either order.</summary>
    public ILoggerFactory Forwarding(Serilog.ILogger logger, bool isSerilogFirst) => LoggerFactory.Create(logging =>
    {
        logging.SetMinimumLevel(LogLevel.Trace);
        if (isSerilogFirst)
            logging.AddProvider(new SerilogLoggerProvider(logger));
        logging.AddFanout(Configuration);
        if (!isSerilogFirst)
            logging.AddSerilog(logger);
    });

    /// <summary>Waits until all is delivered or dropped, and checks the books of every pipeline here.</summary>
    public async Task SettleAsync()
    {
        (await FanoutEvents.FlushAsync(Limit)).ShouldBeTrue("the flush took over 20 s");
        foreach (var pipeline in Pipelines)
            pipeline.ShouldBalance();
    }

    public long Dropped(string reason) => Pipelines.Sum(status => status.Dropped.GetValueOrDefault(reason));

    public async ValueTask DisposeAsync()
    {
        SelfLog.Disable();
        await _server.DisposeAsync();
    }

    static string MessageOf(ReceivedRequest request) =>
        JsonNode.Parse(request.Text.Split('\n')[2])!["logentry"]!["formatted"]!.GetValue<string>();
}
