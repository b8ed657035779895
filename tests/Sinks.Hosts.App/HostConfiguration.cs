// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Sinks.Hosts.App;

/// <summary>
/// The configuration of the application: its settings, and environment variables where it was told to read them.
/// </summary>
static class HostConfiguration
{
    public static IConfigurationRoot Build()
    {
        var settings = Environment.GetEnvironmentVariable("HOST_SETTINGS") ?? "{}";
        var configuration = new ConfigurationBuilder();
        switch (Environment.GetEnvironmentVariable("HOST_PROVIDERS"))
        {
            case null:
                AddSettings(configuration, settings);
                break;
            case "settings, variables":
                AddSettings(configuration, settings).AddEnvironmentVariables();
                break;
            case "variables, settings":
                AddSettings(configuration.AddEnvironmentVariables(), settings);
                break;
            case "settings, variables with a prefix":
                AddSettings(configuration, settings).AddEnvironmentVariables("HOST_");
                break;
            case "chained variables, settings":
                var inner = new ConfigurationBuilder().AddEnvironmentVariables().Build();
                AddSettings(configuration.AddConfiguration(inner), settings);
                break;
            case var other:
                throw new InvalidOperationException($"HOST_PROVIDERS cannot be '{other}'.");
        }

        return configuration.Build();
    }

    static IConfigurationBuilder AddSettings(IConfigurationBuilder configuration, string settings) =>
        configuration.AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(settings)));
}
