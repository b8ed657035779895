// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Debugging;
using Sinks.Hosts.App;

// An application as its author would write it. The variable HOST_SETTINGS is its appsettings.json, HOST_PROVIDERS
// says where its configuration reads environment variables, HOST_FACE through what it logs, the argument how it ends.
SelfLog.Enable(Console.Error);
if (Environment.GetEnvironmentVariable("HOST_FACE") == "AddFanout")
{
    // Not disposed: who forgets it loses nothing.
    var factory = LoggerFactory.Create(static logging => logging.AddFanout(HostConfiguration.Build()));
    factory.CreateLogger("Host").LogError("accepted before the end");
    return Endings.Run(args[0]);
}

Log.Logger = new LoggerConfiguration()
    .MinimumLevel.Verbose()
    .ReadFrom.Configuration(HostConfiguration.Build())
    .CreateLogger();
if (args[0] == "describe")
    return Description.Print();
Log.Error("accepted before the end");
return Endings.Run(args[0]);
