// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Serilog.Context;
using Serilog.Events;

namespace Sinks.Faces.Tests.Mel;

/// <summary>What an event has beside its values: level, exception, ids, trace.</summary>
public sealed class EventParityTests(ThreeWays ways) : IClassFixture<ThreeWays>
{
    static readonly string[] Files = ["a", "b"];

    [Theory]
    [InlineData(LogLevel.Trace, LogEventLevel.Verbose)]
    [InlineData(LogLevel.Debug, LogEventLevel.Debug)]
    [InlineData(LogLevel.Information, LogEventLevel.Information)]
    [InlineData(LogLevel.Warning, LogEventLevel.Warning)]
    [InlineData(LogLevel.Error, LogEventLevel.Error)]
    [InlineData(LogLevel.Critical, LogEventLevel.Fatal)]
    public async Task Each_level_arrives_alike(LogLevel mel, LogEventLevel serilog) => await ways.ShouldAgreeAsync(
        logger => logger.Write(serilog, "Cannot convert {File}", "report.md"),
        logger =>
        {
            // A level that is not known when the call is compiled is asked for first.
            if (logger.IsEnabled(mel))
                logger.Log(mel, "Cannot convert {File}", "report.md");
        });

    [Fact]
    public async Task An_exception_arrives_alike()
    {
        var failure = Caught(static () => throw new InvalidOperationException("broken", new IOException("disk")));
        failure.Data["File"] = "report.md";
        (await ways.ShouldAgreeAsync(
            serilog => serilog.Error(failure, "Cannot convert {File}", "report.md"),
            mel => mel.LogError(failure, "Cannot convert {File}", "report.md"))).Sentry.ShouldContain("disk");
    }

    [Fact]
    public async Task Several_exceptions_in_one_arrive_alike()
    {
        var failure = Caught(static () => throw new AggregateException(new IOException("one"), new TimeoutException("two")));
        (await ways.ShouldAgreeAsync(
            serilog => serilog.Fatal(failure, "Cannot convert"),
            mel => mel.LogCritical(failure, "Cannot convert"))).Sentry.ShouldContain("two");
    }

    [Fact]
    public async Task An_exception_that_was_not_thrown_arrives_alike()
    {
        var failure = new InvalidOperationException("never thrown");
        await ways.ShouldAgreeAsync(
            serilog => serilog.Error(failure, ""),
            mel => mel.LogError(failure, ""));
    }

    [Fact]
    public async Task Trace_and_span_arrive_alike()
    {
        using var activity = new Activity("conversion").Start();
        (await ways.ShouldAgreeAsync(
            static serilog => serilog.Error("Cannot convert"),
            static mel => mel.LogError("Cannot convert"))).Sentry.ShouldContain(activity.TraceId.ToHexString());
    }

    [Fact]
    public async Task Context_arrives_alike()
    {
        using var context = FanoutContext.Push(workflowId: "conversion", step: "parse", userId: "u-1", tenantId: "t-1");
        (await ways.ShouldAgreeAsync(
            static serilog => serilog.Error("Cannot convert"),
            static mel => mel.LogError("Cannot convert"))).Webhook.ShouldContain("\"workflow_id\":\"conversion\"");
    }

    [Theory]
    [InlineData(7, null)]
    [InlineData(7, "ConversionFailed")]
    [InlineData(0, "ConversionFailed")]
    [InlineData(-1, "")]
    public async Task An_event_id_arrives_alike(int number, string? name)
    {
        var id = new EventId(number, name);
        await ways.ShouldAgreeAsync(
            serilog => serilog.ForContext(new IdEnricher(id)).Error("Cannot convert"),
            mel => mel.LogError(id, "Cannot convert"));
    }

    [Fact]
    public async Task An_event_id_that_says_nothing_is_left_out() => await ways.ShouldAgreeAsync(
        static serilog => serilog.Error("Cannot convert"),
        static mel => mel.LogError(default(EventId), "Cannot convert"));

    [Theory]
    [InlineData("Shop", true)]
    [InlineData("Microsoft.Hosting.Lifetime", false)]
    [InlineData("System.Net.Http", false)]
    [InlineData("Microsofts", true)]
    public async Task The_name_of_an_id_names_the_event_unless_it_is_the_frameworks(string category, bool isNamed)
    {
        static void Log(ILogger logger) => logger.LogError(new EventId(7, "conversion_failed"), "Cannot convert");
        var arrived = await ways.ProviderAsync(Log, category);
        arrived.ShouldBe(await ways.ForwardingAsync(Log, category));
        arrived.Webhook.Contains("\"event_name\":\"conversion_failed\"", StringComparison.Ordinal).ShouldBe(isNamed);
        arrived.Webhook.ShouldContain("conversion_failed");
    }

    [Fact]
    public async Task A_name_given_as_a_property_is_stronger_than_that_of_the_id() => (await ways.ShouldAgreeAsync(
        static serilog => serilog.ForContext(new IdEnricher(new EventId(7, "of_the_id")))
            .Error("{EventName} happened", "of_the_event"),
        static mel => mel.LogError(new EventId(7, "of_the_id"), "{EventName} happened", "of_the_event")))
        .Webhook.ShouldContain("\"event_name\":\"of_the_event\"");

    [Fact]
    public async Task A_generated_call_arrives_alike()
    {
        var failure = new InvalidOperationException("broken");
        var id = new IdEnricher(new EventId(31, "CannotConvert"));
        await ways.ShouldAgreeAsync(
            serilog => serilog.ForContext(id).Error(failure, "Cannot convert {File} for {Cost}", "a.md", 1.50m),
            mel => Messages.Generated(mel, "a.md", 1.50m, failure));
        await ways.ShouldAgreeAsync(
            serilog => serilog.ForContext(id).Error(failure, "Cannot convert {File} for {Cost}", "a.md", 1.50m),
            mel => Messages.Defined(mel, "a.md", 1.50m, failure));
    }

    [Fact]
    public async Task A_generated_call_with_a_structure_arrives_as_forwarded() =>
        (await ways.ShouldForwardAlikeAsync(static mel => Messages.WithStructure(mel, new { File = "a.md", Pages = 3 })))
        .Webhook.ShouldContain("\"Job\":{\"File\":\"a.md\",\"Pages\":3}");

    [Fact]
    public async Task A_generated_call_with_a_level_arrives_as_forwarded() =>
        (await ways.ShouldForwardAlikeAsync(static mel => Messages.WithLevel(mel, LogLevel.Warning, "a.md")))
        .Webhook.ShouldContain("\"level\":\"warning\"");

    [Fact]
    public async Task Arguments_that_a_generated_call_does_not_show_arrive_as_forwarded() =>
        (await ways.ShouldForwardAlikeAsync(static mel => Messages.WithoutHole(mel, "a.md", 3)))
        .Webhook.ShouldContain("3");

    [Fact]
    public async Task Many_arguments_of_a_generated_call_arrive_as_forwarded() =>
        (await ways.ShouldForwardAlikeAsync(static mel => Messages.WithMany(
            mel, 1, 2, "c", true, 0.5, Guid.Empty, new DateOnly(2026, 7, 14), TimeSpan.FromMinutes(1))))
        .Webhook.ShouldContain("\"G\":\"2026-07-14\"");

    [Fact]
    public async Task A_scope_of_pairs_arrives_as_ForContext_does() => await ways.ShouldAgreeAsync(
        static serilog => serilog.ForContext("Job", 7).ForContext("Files", Files).Error("Cannot convert"),
        static mel =>
        {
            using var scope = mel.BeginScope(new Dictionary<string, object> { ["Job"] = 7, ["Files"] = Files });
            mel.LogError("Cannot convert");
        });

    [Fact]
    public async Task A_scope_of_one_pair_arrives_as_LogContext_does() => await ways.ShouldAgreeAsync(
        static serilog =>
        {
            using var property = LogContext.PushProperty("Job", 7);
            serilog.Error("Cannot convert");
        },
        static mel =>
        {
            using var scope = mel.BeginScope(("Job", (object?)7));
            mel.LogError("Cannot convert");
        },
        // Serilog's own provider has learnt it after 8.0.0.
        hasForwarding: false);

    [Fact]
    public async Task A_scope_with_an_operator_in_a_name_arrives_as_ForContext_does() => await ways.ShouldAgreeAsync(
        static serilog => serilog.ForContext("Job", new { Id = 7 }, destructureObjects: true).Error("Cannot convert"),
        static mel =>
        {
            using var scope = mel.BeginScope(new Dictionary<string, object> { ["@Job"] = new { Id = 7 } });
            mel.LogError("Cannot convert");
        });

    [Fact]
    public async Task Templates_and_texts_as_scopes_arrive_as_forwarded()
    {
        var arrived = await ways.ShouldForwardAlikeAsync(static mel =>
        {
            using var job = mel.BeginScope("Job {Job} of {Count}", 7, 9);
            using var defined = Messages.DefinedScope(mel, "inner", 1);
            using var text = mel.BeginScope("a text");
            using var number = mel.BeginScope(42);
            mel.LogError("Cannot convert");
        });
        arrived.Webhook.ShouldContain("\"Scope\":[\"Job 7 of 9\",\"Job inner of 1\",\"a text\",42]");
        arrived.Webhook.ShouldContain("\"Job\":\"inner\"");
    }

    [Fact]
    public async Task What_the_call_says_is_stronger_than_its_scopes_and_an_inner_scope_than_an_outer_one() =>
        (await ways.ShouldForwardAlikeAsync(static mel =>
        {
            using var outer = mel.BeginScope(new Dictionary<string, object> { ["A"] = "outer", ["B"] = "outer", ["C"] = "outer" });
            using var inner = mel.BeginScope(new Dictionary<string, object> { ["A"] = "inner", ["B"] = "inner" });
            mel.LogError("{A}", "own");
        })).Webhook.ShouldContain("\"properties\":{\"A\":\"own\",\"B\":\"inner\",\"C\":\"outer\"}");

    static Exception Caught(Action action)
    {
        try
        {
            action();
        }
        catch (Exception failure)
        {
            return failure;
        }

        throw new InvalidOperationException("nothing was thrown");
    }
}
