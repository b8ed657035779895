// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;
using Receiver;
using Receiver.Report;

// The receiver lives here because the tool, in Tally/, will not: it runs as a process of its own, and crashes.
using var configuration = new ConfigurationManager();
configuration.AddEnvironmentVariables();
await using var receiver = await LoopbackReceiver.StartWhereNeededAsync(configuration, isWebhookWanted: false);

// What the tool finds in its environment wherever it is installed.
var variables = new Dictionary<string, string>(StringComparer.Ordinal);
if (receiver?.Dsn is { } dsn)
    variables["SENTRY_DSN"] = dsn;
var exitCode = await ChildProcess.RunAsync(
    Path.Combine("tally", "Tally.dll"),
    args is [] ? [Path.Combine(AppContext.BaseDirectory, "tally", "readings", "march.csv")] : args,
    variables);

RunReport.Print(receiver, []);
Console.WriteLine();
Console.WriteLine($"The tool ended with exit code {exitCode}, as it would have without the fan-out.");
return exitCode;
