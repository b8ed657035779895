// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Logging;
using Serilog.Core;
using Serilog.Events;

namespace Sinks.Samples.Tests.Examples;

/// <summary>As docs/getting-started.md shows it.</summary>
public sealed class LibraryTestExample
{
    [Fact]
    public void What_cannot_be_parsed_is_reported()
    {
        var seen = new Seen();
        using (var loggers = LoggerFactory.Create(b => b.AddFanout(f => f.Sink("seen", to => to.Sink(seen)))))
            new InvoiceParser(loggers.CreateLogger<InvoiceParser>()).Parse("run-1", "<invoice>");

        Assert.Contains("WorkflowRunId", Assert.Single(seen.Events).Properties);
    }

    sealed class Seen : ILogEventSink
    {
        public List<LogEvent> Events { get; } = [];

        public void Emit(LogEvent logEvent) => Events.Add(logEvent);
    }
}
