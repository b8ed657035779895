// SPDX-License-Identifier: Apache-2.0
using Sinks.Publish.Tests.Support;

namespace Sinks.Publish.Tests;

/// <summary>Native AOT: backends in code, tuned by a section.</summary>
[Collection(PackagesCollection.Name)]
public sealed class NativeTests(PublishedApps apps)
{
    [PublishFact]
    public async Task No_warning_is_about_our_assemblies()
    {
        var app = await apps.NativeAsync();

        app.Warnings.ShouldWarnOfOthersOnly();
    }

    [PublishFact]
    public async Task An_exception_arrives_through_Serilog_with_readable_frames()
    {
        await using var receivers = await Receivers.StartAsync();

        var end = await (await apps.NativeAsync()).RunAsync(receivers, "serilog");

        end.Output.ShouldBe("ops: Ended, 1 of 1. \nsentry: Ended, 1 of 1. \n", end.ToString());
        receivers.ShouldHaveArrivedFrom("NativeConsole");
        receivers.EventAtSentry().GetProperty("user").GetProperty("id").GetString().ShouldBe("4711");
    }

    [PublishFact]
    public async Task An_exception_arrives_through_Microsoft_Extensions_Logging_with_readable_frames()
    {
        await using var receivers = await Receivers.StartAsync();

        var end = await (await apps.NativeAsync()).RunAsync(receivers, "logging");

        end.Output.ShouldBe("ops: Ended, 1 of 1. \nsentry: Ended, 1 of 1. \n", end.ToString());
        receivers.ShouldHaveArrivedFrom("NativeConsole");
    }

    [PublishFact]
    public async Task A_backend_that_only_the_section_names_is_found_by_its_package()
    {
        await using var receivers = await Receivers.StartAsync();

        var end = await (await apps.NativeAsync()).RunAsync(
            receivers,
            "serilog",
            ("Fanout__Backends__audit__Type", "Webhook"),
            ("Fanout__Backends__audit__Url", $"{receivers.Ops.Address}/audit"));

        end.Output.ShouldContain("audit: Ended, 1 of 1. \n");
        receivers.Ops.Requests.ShouldContain(request => request.Path == "/audit");
    }

    [PublishFact]
    public async Task A_backend_without_its_package_is_off_because_and_the_others_deliver()
    {
        await using var receivers = await Receivers.StartAsync();

        var end = await (await apps.NativeAsync()).RunAsync(
            receivers, "serilog", ("Fanout__Backends__pager__Key", "0123456789"));

        end.Output.ShouldContain(
            "pager: Off, 0 of 0. names the backend type 'pager', and native AOT compiled no assembly Sinks.Pager "
                + "into this application.");
        end.Errors.ShouldContain("register it in code, f.Add(...)");
        receivers.ShouldHaveArrivedFrom("NativeConsole");
    }

    [PublishFact]
    public async Task Every_other_backend_sends_what_it_sends_elsewhere()
    {
        await using var receivers = await Receivers.StartAsync();
        var address = receivers.Ops.Address;

        var end = await (await apps.NativeAsync()).RunAsync(
            receivers,
            "every backend",
            ("Fanout__Backends__sentry__Enabled", "false"),
            ("Fanout__Backends__ops__Enabled", "false"),
            ("Fanout__Backends__posthog__ApiKey", "phc_0123456789abcdef"),
            ("Fanout__Backends__posthog__Host", address),
            ("Fanout__Backends__datadog__ApiKey", "0123456789abcdef"),
            ("Fanout__Backends__datadog__Url", $"{address}/datadog"),
            ("Fanout__Backends__otlp__Endpoint", address),
            ("Fanout__Backends__otlp__Protocol", "HttpJson"),
            ("Fanout__Backends__chat__Format", "Slack"),
            ("Fanout__Backends__chat__Url", $"{address}/chat"));

        foreach (var backend in (string[])["posthog", "datadog", "otlp", "chat"])
            end.Output.ShouldContain($"{backend}: Ended, 1 of 1. \n", customMessage: end.ToString());
        receivers.Ops.Requests.Select(static request => request.Path)
            .ShouldBe(["/batch/", "/datadog", "/v1/logs", "/chat"], ignoreOrder: true);
        receivers.Ops.Requests.ShouldAllBe(static request => request.Text.Contains("ConvertAsync"));
    }

    [PublishFact]
    public async Task A_named_event_brings_the_properties_of_its_payload()
    {
        await using var receivers = await Receivers.StartAsync();

        var end = await (await apps.NativeAsync()).RunAsync(
            receivers, "report", ("Fanout__Backends__ops__Events__0", "conversion_*"));

        end.Output.ShouldBe("ops: Ended, 1 of 1. \nsentry: Ended, 0 of 1. \n", end.ToString());
        var named = receivers.EventsAtOps().ShouldHaveSingleItem();
        named.GetProperty("event_name").GetString().ShouldBe("conversion_failed");
        named.GetProperty("properties").GetProperty("File").GetString().ShouldBe("order.csv");
        named.GetProperty("properties").GetProperty("Size").GetInt32().ShouldBe(1234);
    }

    [PublishFact]
    public async Task An_exception_that_nobody_caught_arrives_and_still_ends_the_process()
    {
        await using var receivers = await Receivers.StartAsync();

        (await (await apps.NativeAsync()).EndAsync(receivers, "crash")).ShouldEndWith(134);

        receivers.EventsAtOps().ShouldHaveSingleItem().GetProperty("level").GetString().ShouldBe("fatal");
        receivers.EventAtSentry().GetProperty("level").GetString().ShouldBe("fatal");
    }
}
