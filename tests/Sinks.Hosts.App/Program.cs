// SPDX-License-Identifier: Apache-2.0
using Serilog;
using Serilog.Debugging;
using Sinks.Hosts.App;

// An application as its author would write it. The variable HOST_SETTINGS is its appsettings.json, HOST_PROVIDERS
// says where its configuration reads environment variables, the argument says how it ends.
SelfLog.Enable(Console.Error);
Log.Logger = new LoggerConfiguration()
    .MinimumLevel.Verbose()
    .ReadFrom.Configuration(HostConfiguration.Build())
    .CreateLogger();
if (args[0] == "describe")
    return Description.Print();
Log.Error("accepted before the end");
return Endings.Run(args[0]);
