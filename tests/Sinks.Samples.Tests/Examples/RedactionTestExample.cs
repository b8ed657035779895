// SPDX-License-Identifier: Apache-2.0
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Samples.Tests.Examples;

/// <summary>As docs/redaction.md shows it.</summary>
public sealed class RedactionTestExample
{
    [Fact]
    public void What_is_sent_of_a_failed_payment_is_clean()
    {
        FanoutEvent? sent = null;
        using (var logger = new LoggerConfiguration().WriteTo.Fanout(f => f
            .Use(item => sent = item)
            .Sink("nowhere", to => to.Sink(new Nowhere()))).CreateLogger())
            new Payments(logger).Fail(card: "4000 0566 5566 5556", code: "A17-4711");

        RedactionAssert.Clean(sent!);
        RedactionAssert.DoesNotContain(sent!, "4000 0566 5566 5556", "A17-4711");
    }

    sealed class Payments(ILogger logger)
    {
        public void Fail(string card, string code) =>
            logger.Error("Cannot charge {Card} of {@Customer}", card, new { Name = "bob", LoyaltyToken = code });
    }

    sealed class Nowhere : ILogEventSink
    {
        public void Emit(LogEvent logEvent)
        {
        }
    }
}
