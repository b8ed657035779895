// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Parsing;
using Shouldly;
using Sinks.Fanout;

namespace Sinks.TestKit;

/// <summary>
/// A Serilog logger with a whole fan-out behind it, whose environment and SelfLog are the test's own.
/// </summary>
public sealed class FanoutHost : IAsyncDisposable
{
    readonly PipelineServices _services;
    readonly Pipeline _pipeline;
    readonly List<string> _said = [];

    FanoutHost(
        FanoutBuilder? code,
        IConfigurationSection? section,
        IReadOnlyDictionary<string, string>? variables,
        Func<double>? random = null)
    {
        _services = new PipelineServices { Voice = Say, Variable = name => variables?.GetValueOrDefault(name) };
        if (random is not null)
            _services = _services with { Random = random };
        _pipeline = new PipelineFactory(code, section, _services).Build();
        Logger = new LoggerConfiguration().MinimumLevel.Verbose().Enrich.FromLogContext()
            .WriteTo.Sink(new FanoutSink(new PipelineRegistry().Attach(key: null, () => _pipeline)))
            .CreateLogger();
    }

    public Logger Logger { get; }

    /// <summary>Hears what goes to SelfLog from now on, as a host does that logs it; null for nobody.</summary>
    public Action<string>? Hears { get; set; }

    public FanoutStatus Status => _pipeline.Status();

    /// <summary>What went to SelfLog.</summary>
    public IReadOnlyList<string> Said
    {
        get
        {
            lock (_said)
                return [.. _said];
        }
    }

    /// <summary>Everything we say about ourselves, for tests that look for secrets in it.</summary>
    public string SelfDescription => string.Join('\n', [.. Said, .. Describe(Status)]);

    /// <summary>A fan-out from code.</summary>
    /// <param name="configure">Names the backends.</param>
    /// <param name="variables">The environment.</param>
    /// <param name="random">What back-offs are made of; small numbers make them short.</param>
    public static FanoutHost FromCode(
        Action<FanoutBuilder> configure,
        IReadOnlyDictionary<string, string>? variables = null,
        Func<double>? random = null)
    {
        var code = new FanoutBuilder();
        configure(code);
        return new FanoutHost(code, section: null, variables, random);
    }

    /// <summary>A fan-out from a section; keys are below <c>Fanout:</c>.</summary>
    public static FanoutHost FromSection(
        IReadOnlyDictionary<string, string?> values,
        IReadOnlyDictionary<string, string>? variables = null,
        Action<FanoutBuilder>? configure = null)
    {
        FanoutBuilder? code = null;
        if (configure is not null)
            configure(code = new FanoutBuilder());
        return new FanoutHost(code, Section(values), variables);
    }

    public static IConfigurationSection Section(IReadOnlyDictionary<string, string?> values) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(value => KeyValuePair.Create($"Fanout:{value.Key}", value.Value)))
            .Build()
            .GetSection("Fanout");

    /// <summary>Begins a run of a job that this fan-out alone is told of.</summary>
    public MonitorRun CheckIn(string monitor) => new MonitorRuns(() => [_pipeline], _services).Begin(monitor);

    /// <summary>Reports an error of a script as a browser does.</summary>
    public bool ReportFromBrowser(string type, string message, string function, string script) =>
        _pipeline.EmitFromBrowser(new BrowserLogEvent(
            TimeProvider.System.GetUtcNow(),
            LogEventLevel.Fatal,
            new MessageTemplateParser().Parse("Error in the browser: {ErrorType}"),
            [new LogEventProperty("ErrorType", new ScalarValue(type))])
        {
            Error = new BrowserError
            {
                Type = type,
                Message = message,
                Frames = [new BrowserFrame(function, script, 10, 5, InApp: true)],
            },
            IsUnhandled = true,
            Mechanism = "onerror",
            PageUrl = "https://shop.example/cart?step=2",
        });

    /// <summary>Flushes, and says whether all that was emitted was settled in time.</summary>
    public Task<bool> FlushAsync(TimeSpan limit) => _pipeline.FlushAsync(limit, TimeProvider.System);

    /// <summary>Waits until everything emitted is delivered or dropped, and checks the books.</summary>
    public async Task<FanoutStatus> SettleAsync()
    {
        (await FlushAsync(TimeSpan.FromSeconds(20))).ShouldBeTrue("the flush took over 20 s");
        var status = Status;
        status.ShouldBalance();
        return status;
    }

    /// <summary>Drains, blocking as an application's last line does, and checks the books.</summary>
    public FanoutStatus Close()
    {
        Logger.Dispose();
        var status = Status;
        status.ShouldBalance();
        return status;
    }

    public async ValueTask DisposeAsync() => await Logger.DisposeAsync();

    static IEnumerable<string> Describe(FanoutStatus status) =>
        status.Mistakes.Select(mistake => mistake.ToString())
            .Concat(status.Backends.Select(backend => $"{backend} {backend.Destination} {backend.Why}"));

    void Say(string sentence)
    {
        lock (_said)
            _said.Add(sentence);
        Hears?.Invoke(sentence);
    }
}
