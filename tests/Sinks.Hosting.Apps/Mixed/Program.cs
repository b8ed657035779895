// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Extensions.Logging;

// An application with the package of the plug-in that also has a face in its code. The argument says which.
var builder = Host.CreateApplicationBuilder();
builder.Logging.ClearProviders();
switch (args[0])
{
    case "AddFanout":
        builder.Logging.AddFanout();
        break;
    case "AddSerilog":
        builder.Logging.AddSerilog(Serilog(), dispose: true);
        break;
    case "UseSerilog with providers":
        builder.Services.AddSingleton<ILoggerFactory>(static services =>
        {
            var configuration = services.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>();
            var providers = new LoggerProviderCollection();
            var logger = new LoggerConfiguration()
                .WriteTo.Fanout(configuration).WriteTo.Providers(providers).CreateLogger();
            var factory = new SerilogLoggerFactory(logger, dispose: true, providers);
            foreach (var provider in services.GetServices<ILoggerProvider>())
                factory.AddProvider(provider);
            return factory;
        });
        break;
    default:
        throw new ArgumentException($"There is no face '{args[0]}'.", nameof(args));
}

using var host = builder.Build();
host.Start();
host.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Shop").LogError("accepted before the end");
return 3;

Serilog.Core.Logger Serilog() => new LoggerConfiguration().WriteTo.Fanout(builder.Configuration).CreateLogger();
