// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Serilog.Events;
using Sinks.Datadog;
using Sinks.Delivery.Tests.Support;
using Sinks.Otlp;
using Sinks.PostHog;
using Sinks.Sentry;
using Sinks.Webhook;

namespace Sinks.Delivery.Tests;

/// <summary>docs/data.md names every field that is sent, and none that is not.</summary>
public sealed class DataDocsTests
{
    const string Inner = ".inner_exceptions[]";

    /// <summary>The names in the approved bodies that an application chose: what the page calls <c>*</c>.</summary>
    static readonly HashSet<string> OfUsers = new(StringComparer.Ordinal)
    {
        "Accept", "Attempts", "Bytes", "Disk", "Drive", "Elapsed", "File", "Fingerprint", "Formats", "Free",
        "HttpMethod", "Ms", "Nothing", "Order", "Pages", "Plan", "Price", "Ratio", "Shop", "Since", "Status",
        "StatusCode", "ThreadName", "Trial", "Uri", "Urgent", "UserEmail", "UserName", "Volume", "Wait", "X-Api-Key",
        "disk", "property", "sentry:hint", "team",
    };

    [Fact]
    public void The_fields_of_a_Sentry_event_are_those_of_the_page() =>
        ShouldAgree(
            DataPage.Names("Sentry", "The event"),
            ["event-complete.json", "event-aggregate.json", "event-message.json", "event-smallest.json"],
            file => JsonPaths.Of(Repository.Read("tests", "Sinks.Sentry.Tests", "Approved", file)));

    [Fact]
    public void The_fields_of_a_structured_log_are_those_of_the_page() =>
        ShouldAgree(
            DataPage.Names("Sentry", "Structured logs"),
            ["log-complete.json", "log-smallest.json"],
            static file => OfLog(Repository.Read("tests", "Sinks.Sentry.Tests", "Approved", file)));

    [Fact]
    public void The_fields_of_a_transaction_are_those_of_the_page() =>
        ShouldAgree(
            DataPage.Names("Sentry", "Transactions"),
            ["transaction-complete.json", "transaction-smallest.json"],
            static file => JsonPaths.Of(Repository.Read("tests", "Sinks.Sentry.Tests", "Approved", file)));

    [Theory]
    [InlineData("Sessions", "session-start.json", "session-end.json", "sessions.json")]
    [InlineData("Check-ins", "check-in-start.json", "check-in-end.json")]
    public void The_fields_of_sessions_and_check_ins_are_those_of_the_page(string heading, params string[] files) =>
        ShouldAgree(
            DataPage.Names("Sentry", heading),
            files,
            static file => JsonPaths.Of(Repository.Read("tests", "Sinks.Sentry.Tests", "Approved", file)));

    [Fact]
    public void The_fields_of_a_Sentry_envelope_are_those_of_the_page()
    {
        // A header, then a header and a payload for the event and for the client report.
        var headers = Lines("envelope.txt").Where(static (_, i) => i is 0 or 1 or 3).Append(Lines("attachments.txt")[0]);

        headers.SelectMany(JsonPaths.Of).Distinct().Order().ShouldBe(
            DataPage.Names("Sentry", "The envelope around it").Order());
        JsonPaths.Of(Lines("envelope.txt")[4]).Order().ShouldBe(DataPage.Names("Sentry", "Client reports").Order());

        static string[] Lines(string file) =>
            Repository.Read("tests", "Sinks.Sentry.Tests", "Approved", file).Split('\n');
    }

    [Fact]
    public void The_fields_of_a_webhook_body_are_those_of_the_page() =>
        ShouldAgree(
            DataPage.Names("Webhook", "The body"),
            ["batch.json", "event-full.json", "event-minimal.json", "event-smallest.json", "event-unhandled.json"],
            file => OfWebhook(file));

    [Theory]
    [InlineData("CloudEvents", "[].data", "cloudevents.json")]
    [InlineData("Slack", null, "slack-one.json", "slack-digest.json")]
    [InlineData("PagerDuty", "payload.custom_details", "pagerduty-trigger.json", "pagerduty-resolve.json")]
    [InlineData("Rollbar", null, "rollbar.json")]
    public void The_fields_of_other_formats_of_webhooks_are_those_of_the_page(
        string format, string? whole, params string[] files) =>
        ShouldAgree(
            DataPage.Names("Webhook", format),
            files,
            file => JsonPaths.Of(Repository.Read("tests", "Sinks.Webhook.Tests", "Approved", file))
                .Select(path => whole is not null && path.StartsWith(whole + ".", StringComparison.Ordinal)
                    ? whole
                    : path));

    [Fact]
    public void The_fields_of_a_Datadog_item_are_those_of_the_page() =>
        ShouldAgree(
            DataPage.Names("Datadog", "The body"),
            ["event-full.json", "event-minimal.json", "event-smallest.json", "event-decimal.json", "event-stack.json"],
            static file => JsonPaths.Of(Repository.Read("tests", "Sinks.Datadog.Tests", "Approved", file))
                .Select(static path => path.StartsWith("properties.", StringComparison.Ordinal) ? "properties.*" : path));

    [Fact]
    public void The_fields_of_a_PostHog_body_are_those_of_the_page() =>
        ShouldAgree(
            DataPage.Names("PostHog", "The body"),
            ["batch.json", "event-error.json", "event-named.json", "session-start.json", "session-end.json"],
            static file => JsonPaths.Of(Repository.Read("tests", "Sinks.PostHog.Tests", "Approved", file))
                .Select(path => file is "batch.json" ? path : "batch[]." + path));

    [Fact]
    public void The_fields_of_an_OTLP_record_are_those_of_the_page() =>
        ShouldAgree(
            DataPage.Names("OTLP", "The record"),
            ["record-full.json", "record-minimal.json", "record-path.json", "record-smallest.json"],
            static file => OfOtlp(Repository.Read("tests", "Sinks.Otlp.Tests", "Approved", file)));

    [Fact]
    public void The_fields_of_an_OTLP_span_are_those_of_the_page() =>
        ShouldAgree(
            DataPage.Names("OTLP", "The span"),
            ["span-full.json", "span-minimal.json", "span-smallest.json"],
            static file => OfSpan(Repository.Read("tests", "Sinks.Otlp.Tests", "Approved", file)));

    [Fact]
    public async Task The_headers_of_requests_are_those_of_the_page()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var host = FanoutHost.FromCode(f => f
            .Sentry(Wires.Dsn(server.Address))
            .Webhook("ops", server.Address + "/ops", static o =>
            {
                o.Secret = "whsec_" + Convert.ToBase64String(new byte[32]);
                o.Headers["X-Team"] = "shop";
            })
            .PostHog("phc_0123456789abcdef", o => o.Host = server.Address)
            .Datadog("0123456789abcdef", o =>
            {
                o.Url = server.Address + "/datadog";
                o.Headers["X-Team"] = "shop";
            })
            .Otlp(server.Address, static o => o.Headers["X-Team"] = "shop"));
        host.Logger.Error("The tide is out");
        await host.SettleAsync();
        var requests = server.Requests.ToLookup(static request => request.Path switch
        {
            "/ops" => "Webhook",
            "/batch/" => "PostHog",
            "/v1/logs" => "OTLP",
            "/datadog" => "Datadog",
            _ => "Sentry",
        });
        foreach (var backend in new[] { "Sentry", "Webhook", "PostHog", "Datadog", "OTLP" })
        {
            requests[backend].ShouldHaveSingleItem().Headers.Keys.ShouldBe(
                DataPage.Names(backend, "The request"), StringComparer.OrdinalIgnoreCase, ignoreOrder: true);
        }

        requests["Sentry"].Single().Query.ShouldBeEmpty();
        host.Close();
        host.Status.ShouldBalance();
    }

    [Fact]
    public void The_members_a_foreign_sink_gets_are_those_of_the_page() =>
        DataPage.Names("Foreign Serilog sinks").Order().ShouldBe(
            typeof(LogEvent).GetProperties().Select(static property => property.Name).Order());

    static void ShouldAgree(
        IReadOnlyList<string> listed, IEnumerable<string> files, Func<string, IEnumerable<string>> pathsOf)
    {
        var sent = files.SelectMany(pathsOf).Select(Anonymous).Distinct(StringComparer.Ordinal).ToList();

        sent.Except(listed).ShouldBeEmpty("docs/data.md does not list what is sent");
        listed.Except(sent).ShouldBeEmpty("docs/data.md lists what the approved bodies never hold");
    }

    /// <summary>Attributes are pairs; the page calls each by its key.</summary>
    static List<string> OfOtlp(string record)
    {
        using var json = JsonDocument.Parse(record);
        List<string> keys = json.RootElement.TryGetProperty("attributes", out var attributes)
            ? [.. attributes.EnumerateArray().Select(static pair => "attributes." + pair.GetProperty("key").GetString())]
            : [];
        return JsonPaths.Of(record)
            .Where(static path => !path.StartsWith("attributes", StringComparison.Ordinal))
            .Concat(keys)
            .ToList();
    }

    /// <summary>Tags are an application's own, but for those that say what the context is.</summary>
    static IEnumerable<string> OfSpan(string span) => OfOtlp(span)
        .Select(static path => path switch
        {
            _ when path.StartsWith("events[].attributes", StringComparison.Ordinal) => "events[].attributes.*",
            _ when path.StartsWith("links[].attributes", StringComparison.Ordinal) => "links[].attributes.*",
            "attributes.user.id" or "attributes.tenant.id" => path,
            _ when path.StartsWith("attributes.workflow.", StringComparison.Ordinal) => path,
            _ when path.StartsWith("attributes.", StringComparison.Ordinal) => "attributes.*",
            _ => path,
        });

    /// <summary>Each attribute is a value with its type; the page calls it by its name.</summary>
    static IEnumerable<string> OfLog(string log)
    {
        using var json = JsonDocument.Parse(log);
        var names = json.RootElement.GetProperty("attributes").EnumerateObject()
            .Select(static attribute => "attributes." + attribute.Name)
            .ToList();
        return [.. names, .. JsonPaths.Of(log).Where(path => !names.Exists(name =>
            path.StartsWith(name, StringComparison.Ordinal)))];
    }

    /// <summary>A path up to a name that an application chose.</summary>
    static string Anonymous(string path)
    {
        var parts = path.Split('.');
        var own = Array.FindIndex(parts, static part => OfUsers.Contains(part.TrimEnd('[', ']')));
        return own < 0 ? path : string.Join('.', [.. parts[..own], "*"]);
    }

    /// <summary>Inner exceptions have the fields of outer ones; the page names them once.</summary>
    static IEnumerable<string> OfWebhook(string file)
    {
        var paths = JsonPaths.Of(Repository.Read("tests", "Sinks.Webhook.Tests", "Approved", file));
        foreach (var path in paths.Select(path => file is "batch.json" ? path : "data.events[]." + path))
        {
            var inner = path.IndexOf(Inner, StringComparison.Ordinal);
            yield return path.Replace(Inner, "", StringComparison.Ordinal);
            if (inner >= 0)
                yield return path[..(inner + Inner.Length)];
        }
    }
}
