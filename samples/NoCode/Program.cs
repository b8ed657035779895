// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;
using Receiver;
using Receiver.Report;

// What an operator sets; the application beside it is not changed and has no file about any of this.
var variables = new Dictionary<string, string>(StringComparer.Ordinal)
{
    ["DOTNET_STARTUP_HOOKS"] = Path.Combine(AppContext.BaseDirectory, "sinks", "Sinks.StartupHook.dll"),
    ["Fanout__Backends__sentry__Enabled"] = "true",
    ["Fanout__Backends__ops__Type"] = "Webhook",
    ["Fanout__Backends__ops__Secret"] = "whsec_U0FNUExFLU9OTFktbm90LWEtcmVhbC1zZWNyZXQtMQ==",
};

// Only this sample needs the receiver: it stands in for servers that the environment does not name.
using var configuration = new ConfigurationManager();
configuration.AddInMemoryCollection([new("Fanout:Backends:ops:Secret", variables["Fanout__Backends__ops__Secret"])]);
configuration.AddEnvironmentVariables();
await using var receiver = await LoopbackReceiver.StartWhereNeededAsync(configuration);
foreach (var (name, value) in receiver?.Variables ?? new Dictionary<string, string>(StringComparer.Ordinal))
    variables[name] = value;

var exitCode = await ChildProcess.RunAsync(Path.Combine("app", "App.dll"), args, variables);

RunReport.Print(receiver, []);
return exitCode;
