// SPDX-License-Identifier: Apache-2.0
using Serilog;
using Sinks.Fanout;
using Sinks.Sentry;
using Sinks.Webhook;

namespace Sinks.Samples.Tests.Examples;

/// <summary>As README.md and docs/getting-started.md show it.</summary>
static class SerilogExample
{
    public static void Convert(Exception exception, string file, SomeUser user)
    {
        Log.Logger = new LoggerConfiguration()
            .WriteTo.Fanout(f => f.Sentry("https://key@bugs.example.org/1").Webhook("ops", "https://hooks.example.org/errors"))
            .CreateLogger();

        using (FanoutContext.Push(workflowId: "conversion", step: "parse", userId: user.Id))
            Log.Error(exception, "Cannot convert {File}", file);
        Log.CloseAndFlush();
    }
}
