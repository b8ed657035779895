// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using NativeConsole;
using Serilog;
using Serilog.Debugging;
using Sinks.Datadog;
using Sinks.Fanout;
using Sinks.Otlp;
using Sinks.PostHog;
using Sinks.Sentry;
using Sinks.Webhook;

// Backends are named in code and tuned in appsettings.json; the addresses come from Fanout__Backends__sentry__Dsn and
// Fanout__Backends__ops__Url. The argument says which way an event takes.
SelfLog.Enable(Console.Error);
var configuration = new ConfigurationBuilder()
    .SetBasePath(AppContext.BaseDirectory)
    .AddJsonFile("appsettings.json")
    .AddEnvironmentVariables()
    .Build();
using (FanoutContext.Push(workflowId: "conversion", step: "parse", userId: "4711"))
{
    await (args[0] switch
    {
        "serilog" => RunSerilogAsync(),
        "logging" => RunLoggerFactoryAsync(),
        "report" => ReportAsync(),
        "every backend" => RunEveryBackendAsync(),
        "crash" => CrashAsync(),
        var other => throw new ArgumentException($"There is no way '{other}'."),
    });
}

foreach (var backend in FanoutStatus.All.SelectMany(static status => status.Backends))
    Console.Out.WriteLine($"{backend.Name}: {backend.State}, {backend.Delivered} of {backend.Offered}. {backend.Why}");
return FanoutStatus.All.All(static status => status.BooksBalance) ? 0 : 1;

async Task RunSerilogAsync()
{
    Log.Logger = NewLogger();
    try
    {
        await new Order("A-17").ConvertAsync();
    }
    catch (InvalidOperationException exception)
    {
        Log.Error(exception, "Cannot convert {File} of {Size} bytes", "order.csv", 1234);
    }

    await Log.CloseAndFlushAsync();
}

async Task RunLoggerFactoryAsync()
{
    using var loggers = LoggerFactory.Create(
        builder => builder.AddFanout(f => f.Sentry().Webhook("ops"), configuration));
    try
    {
        await new Order("A-17").ConvertAsync();
    }
    catch (InvalidOperationException exception)
    {
        loggers.CreateLogger("Orders").LogError(
            exception, "Cannot convert {File} of {Size} bytes", "order.csv", 1234);
    }
}

async Task ReportAsync()
{
    await using var logger = NewLogger();
    FanoutEvents.Report("conversion_failed", new { File = "order.csv", Size = 1234 });
}

async Task RunEveryBackendAsync()
{
    await using var logger = new LoggerConfiguration()
        .WriteTo.Fanout(f => f.PostHog().Datadog().Otlp().Webhook("chat"), configuration)
        .CreateLogger();
    try
    {
        await new Order("A-17").ConvertAsync();
    }
    catch (InvalidOperationException exception)
    {
        logger.Error(exception, "Cannot convert {File} of {Size} bytes", "order.csv", 1234);
    }
}

async Task CrashAsync()
{
    // Nobody closes the logger.
    Log.Logger = NewLogger();
    await new Order("A-17").ConvertAsync();
}

Serilog.Core.Logger NewLogger() => new LoggerConfiguration()
    .WriteTo.Fanout(f => f.Sentry().Webhook("ops"), configuration)
    .CreateLogger();
