// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Extensions.Logging;

// An application whose logger factory is Serilog's, as UseSerilog() makes it; the argument says whether it gives events
// to other providers too.
var builder = Host.CreateApplicationBuilder();
var configuration = new LoggerConfiguration().ReadFrom.Configuration(builder.Configuration);
var providers = args[0] == "with providers" ? new LoggerProviderCollection() : null;
if (providers is not null)
    configuration.WriteTo.Providers(providers);
var logger = configuration.CreateLogger();
builder.Logging.ClearProviders();
builder.Services.AddSingleton<ILoggerFactory>(services =>
{
    var factory = new SerilogLoggerFactory(logger, dispose: true, providers);
    foreach (var provider in providers is null ? [] : services.GetServices<ILoggerProvider>())
        factory.AddProvider(provider);
    return factory;
});
using var host = builder.Build();
host.Start();
host.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Shop").LogError("accepted before the end");
return 3;
