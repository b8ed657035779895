// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace Sinks.Fanout.Tests.Foreign;

/// <summary>What a foreign sink gets, beside what the same sink gets of a plain logger.</summary>
public class RebuiltEventTests
{
    static readonly int[] Numbers = [1, 2];

    public static TheoryData<string, object?[]> OrdinaryEvents() => new()
    {
        { "nothing to fill in", [] },
        { "Cannot convert {File} of {Size} bytes", ["report.md", 1234] },
        { "{Flag} {Letter} {Nothing}", [true, 'x', null] },
        { "{Share:P1} {Price:0.00} {Ratio} {Small:X4}", [0.25, 12.5m, 0.1f, 255] },
        { "{Large} {Huge}", [long.MaxValue, ulong.MaxValue] },
        { "{Id} {Id:N}", [Guid.Parse("3f2504e0-4f89-41d3-9a0c-0305e82c3301")] },
        { "{Level} at {Page}", [LogEventLevel.Warning, new Uri("https://example.org/a")] },
        { "{Due:yyyy-MM-dd} {At:u}", [new DateTime(2026, 1, 2, 3, 4, 5), Some.Time] },
        { "{Utc:O} {Took:g}", [new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), TimeSpan.FromSeconds(90)] },
        { "{Items} {@Order}", [Numbers, new { Id = 7, Lines = new[] { new { Sku = "a" } } }] },
        { "{@Boxes}", [new Dictionary<string, int> { ["a"] = 1 }] },
        { "{@Versioned}", [new Version(1, 2)] },
        { "{File,12}|{Size,-6}|{{literal}}", ["a.md", 5] },
        { "{Quoted:l} {0}", ["plain", 3] },
    };

    [Theory]
    [MemberData(nameof(OrdinaryEvents))]
    public async Task An_ordinary_event_is_what_a_plain_logger_gives(string template, object?[] values)
    {
        var (foreign, plain) = await BothAsync(logger => logger.ForContext("Machine", "web-1").Error(template, values));
        foreign.RenderMessage(CultureInfo.InvariantCulture).ShouldBe(plain.RenderMessage(CultureInfo.InvariantCulture));
        foreign.MessageTemplate.Text.ShouldBe(plain.MessageTemplate.Text);
        foreign.Level.ShouldBe(plain.Level);
        Rendered(foreign).ShouldBe(Rendered(plain), ignoreOrder: true);
        Json(foreign).ShouldBe(Json(plain), ignoreOrder: true);
    }

    [Fact]
    public async Task Category_name_and_context_are_properties_again()
    {
        var (foreign, _) = await BothAsync(static logger =>
        {
            using (FanoutContext.Push("conversion", "run-7", "parse", "user-1", "tenant-2"))
            {
                logger.ForContext<RebuiltEventTests>().ForContext("EventName", "conversion_failed")
                    .Error("could not");
            }
        });
        Rendered(foreign).ShouldBe(
            [
                "SourceContext: \"Sinks.Fanout.Tests.Foreign.RebuiltEventTests\"",
                "EventName: \"conversion_failed\"",
                "WorkflowId: \"conversion\"",
                "WorkflowRunId: \"run-7\"",
                "Step: \"parse\"",
                "UserId: \"user-1\"",
                "TenantId: \"tenant-2\"",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public async Task Time_trace_and_span_are_kept()
    {
        using var activity = new Activity("work").SetIdFormat(ActivityIdFormat.W3C).Start();
        var (foreign, plain) = await BothAsync(static logger => logger.Error("within a trace"));
        foreign.TraceId.ShouldBe(activity.TraceId);
        foreign.SpanId.ShouldBe(activity.SpanId);
        (foreign.Timestamp - plain.Timestamp).Duration().ShouldBeLessThan(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task What_is_redacted_in_the_whole_message_alone_is_redacted_for_the_sink_too()
    {
        var (foreign, _) = await BothAsync(static logger => logger.Error("password={P} for {Who}", "hunter2", "anna"));
        foreign.RenderMessage(CultureInfo.InvariantCulture).ShouldNotContain("hunter2");
        foreign.RenderMessage(CultureInfo.InvariantCulture).ShouldContain("anna");
        foreign.MessageTemplate.Text.ShouldNotContain("hunter2");
    }

    [Fact]
    public async Task A_message_with_braces_renders_as_it_is()
    {
        var (foreign, _) = await BothAsync(static logger => logger.Error("password={P} {{x}}", "hunter2"));
        foreign.RenderMessage(CultureInfo.InvariantCulture).ShouldEndWith("{x}");
        new Serilog.Parsing.MessageTemplateParser().Parse(foreign.MessageTemplate.Text)
            .Render(foreign.Properties, CultureInfo.InvariantCulture)
            .ShouldBe(foreign.RenderMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Nothing_secret_and_nothing_of_the_original_reaches_the_sink()
    {
        var exception = new LeakyException(new InvalidOperationException("inner password=s3cr3t-inner"));
        exception.Data["Password"] = "s3cr3t-data";
        var (foreign, _) = await BothAsync(logger => logger.Error(
            exception, "token: Bearer s3cr3t-message-0123456789 {Password} {@Login}", "s3cr3t-value",
            new { ApiKey = "s3cr3t-member" }));
        var all = string.Join('\n', [.. Json(foreign), .. Rendered(foreign), foreign.Exception!.ToString()]);
        all.ShouldNotContain("s3cr3t");
        foreign.Exception.StackTrace.ShouldBeNull();
        foreign.Exception.Data["Password"].ShouldNotBe("s3cr3t-data");
        foreign.Exception.InnerException!.Message.ShouldNotContain("s3cr3t");
        foreign.Exception.ShouldNotBeAssignableTo<LeakyException>();
    }

    static async Task<(LogEvent Foreign, LogEvent Plain)> BothAsync(Action<ILogger> log)
    {
        var (foreign, plain) = (new CollectingSink(), new CollectingSink());
        await using var host = FanoutHost.FromCode(f => f.Sink("other", to => to.Sink(foreign)));
        await using var logger = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(plain).CreateLogger();
        log(host.Logger);
        log(logger);
        (await host.SettleAsync()).Backends[0].Delivered.ShouldBe(1);
        return (foreign.Single, plain.Single);
    }

    static IEnumerable<string> Rendered(LogEvent logEvent) => logEvent.Properties.Select(property =>
        $"{property.Key}: {property.Value.ToString(null, CultureInfo.InvariantCulture)}");

    static IEnumerable<string> Json(LogEvent logEvent) => logEvent.Properties.Select(property =>
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        new JsonValueFormatter().Format(property.Value, text);
        return $"{property.Key}: {text}";
    });

    sealed class LeakyException(Exception inner) : Exception("outer password=s3cr3t-outer", inner)
    {
        public override string StackTrace => "   at s3cr3t-stack";

        public override string ToString() => "s3cr3t-text";
    }
}
