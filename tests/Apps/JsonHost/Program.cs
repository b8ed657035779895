// SPDX-License-Identifier: Apache-2.0
using JsonHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Debugging;
using Sinks.Fanout;

// Nothing here names a backend: appsettings.json does, and the addresses come from Fanout__Backends__sentry__Dsn and
// Fanout__Backends__ops__Url. The argument says which way events take.
SelfLog.Enable(Console.Error);
await (args[0] == "serilog" ? RunSerilogAsync() : RunHostAsync());
foreach (var backend in FanoutStatus.All.SelectMany(static status => status.Backends))
    Console.Out.WriteLine($"{backend.Name}: {backend.State}, {backend.Delivered} of {backend.Offered}. {backend.Why}");
return FanoutStatus.All.All(static status => status.BooksBalance) ? 0 : 1;

static async Task RunSerilogAsync()
{
    var configuration = new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json")
        .AddEnvironmentVariables()
        .Build();
    Log.Logger = new LoggerConfiguration().ReadFrom.Configuration(configuration).CreateLogger();
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

static async Task RunHostAsync()
{
    var builder = Host.CreateApplicationBuilder(
        new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
    builder.Logging.AddFanout();
    builder.Services.AddHostedService<OrderService>();
    using var host = builder.Build();
    await host.RunAsync();
}
