// SPDX-License-Identifier: Apache-2.0
using Serilog;
using Sinks.Fanout.Tests.Foreign;

namespace Sinks.Fanout.Tests.Reporting;

/// <summary>The fan-outs of the process get it, so that no other test may run beside.</summary>
[Collection(nameof(Alone))]
public class FanoutEventsTests
{
    [Fact]
    public async Task Code_without_a_logger_reports_and_flushes()
    {
        var sink = new CollectingSink();
        await using (var logger = new LoggerConfiguration()
            .WriteTo.Fanout(f => f.Sink("other", to => to.Sink(sink), static o => o.Events = ["conversion_*"]))
            .CreateLogger())
        {
            FanoutEvents.Report("conversion_failed", new { File = "a.md" });
            FanoutEvents.Report("conversion_failed", new Dictionary<string, object?> { ["File"] = "b.md" });
            FanoutEvents.Report("conversion_failed", exception: new IOException());
            (await FanoutEvents.FlushAsync(TimeSpan.FromSeconds(10))).ShouldBeTrue();
            sink.Events.Select(logEvent => logEvent.TextOf("File"))
                .ShouldBe(["\"a.md\"", "\"b.md\"", null]);
        }

        FanoutEvents.Report("conversion_failed");
        sink.Events.Count.ShouldBe(3);
    }
}
