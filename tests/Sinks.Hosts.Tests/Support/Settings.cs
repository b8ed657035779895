// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Microsoft.Extensions.Configuration;
using Serilog;
using Serilog.Core;

namespace Sinks.Hosts.Tests.Support;

/// <summary>Reads JSON as a host does.</summary>
static class Settings
{
    public static IConfigurationRoot Read(string json) =>
        new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build();

    public static Logger Logger(string json) => Logger(Read(json));

    public static Logger Logger(IConfiguration configuration) =>
        new LoggerConfiguration().MinimumLevel.Verbose().ReadFrom.Configuration(configuration).CreateLogger();
}
