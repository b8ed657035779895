// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

/// <summary>The lane of transactions, from the activity to the wire.</summary>
public sealed class SentryTracesTests : IDisposable
{
    readonly ActivitySource _source = new("Shop." + Guid.NewGuid().ToString("N"));

    public void Dispose() => _source.Dispose();

    [Fact]
    public async Task A_local_root_goes_as_a_transaction_with_the_spans_below_it()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var host = Host(server);
        using (FanoutContext.Push(workflowId: "conversion", userId: "u-1001"))
        using (_source.StartActivity("convert"))
        {
            using (_source.StartActivity("signed in with Password=hunter2"))
            {
            }
        }

        var status = await host.SettleAsync();

        status.Backends.Single(backend => backend.Name == "sentry-traces").Kinds["span"].Delivered.ShouldBe(1);
        var request = server.Requests.ShouldHaveSingleItem();
        request.Text.ShouldNotContain("hunter2");
        Envelopes.Types(request).ShouldBe(["transaction"]);
        var transaction = Transaction(request);
        Envelopes.Header(request).GetProperty("event_id").GetString()
            .ShouldBe(transaction.GetProperty("event_id").GetString());
        var trace = Envelopes.Header(request).GetProperty("trace");
        trace.GetProperty("sampled").GetString().ShouldBe("true");
        trace.GetProperty("sample_rate").GetString().ShouldBe("1");
        trace.GetProperty("transaction").GetString().ShouldBe("convert");
        transaction.GetProperty("transaction").GetString().ShouldBe("convert");
        transaction.GetProperty("tags").GetProperty("workflow_id").GetString().ShouldBe("conversion");
        transaction.GetProperty("user").GetProperty("id").GetString().ShouldBe("u-1001");
        var root = transaction.GetProperty("contexts").GetProperty("trace");
        var span = transaction.GetProperty("spans").EnumerateArray().ShouldHaveSingleItem();
        span.GetProperty("parent_span_id").GetString().ShouldBe(root.GetProperty("span_id").GetString());
        span.GetProperty("trace_id").GetString().ShouldBe(root.GetProperty("trace_id").GetString());
        span.GetProperty("start_timestamp").GetDecimal()
            .ShouldBeGreaterThanOrEqualTo(transaction.GetProperty("start_timestamp").GetDecimal());
        span.GetProperty("timestamp").GetDecimal()
            .ShouldBeLessThanOrEqualTo(transaction.GetProperty("timestamp").GetDecimal());
    }

    [Fact]
    public async Task An_error_inside_a_trace_names_it_and_the_span_it_was_logged_in()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var host = Host(server);
        using (_source.StartActivity("convert"))
        using (_source.StartActivity("write"))
            host.Logger.Error(new IOException("full"), "cannot write");
        await host.SettleAsync();

        var error = Envelopes.Event(server.Requests.Single(request => Envelopes.Types(request).First() == "event"))
            .GetProperty("contexts").GetProperty("trace");
        var transaction = Transaction(server.Requests.Single(request =>
            Envelopes.Types(request).First() == "transaction"));
        error.GetProperty("trace_id").GetString().ShouldBe(
            transaction.GetProperty("contexts").GetProperty("trace").GetProperty("trace_id").GetString());
        error.GetProperty("span_id").GetString().ShouldBe(
            transaction.GetProperty("spans")[0].GetProperty("span_id").GetString());
    }

    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData(null, 0.0, null, null)]
    [InlineData(null, 0.5, null, 0.5)]
    [InlineData(null, null, "0.25", 0.25)]
    [InlineData(null, 0.5, "0.25", 0.5)]
    [InlineData(null, null, "0", null)]
    [InlineData(true, null, null, 0.1)]
    [InlineData(true, null, "1", 1.0)]
    [InlineData(true, 0.0, null, 0.0)]
    [InlineData(false, 1.0, "1", null)]
    public void A_rate_turns_traces_on_unless_they_are_switched_off(
        bool? isOn, double? rate, string? variable, double? expected)
    {
        var pipeline = new Pipeline
        {
            Options = { Dsn = "https://key@bugs.example.org/1", EnableTraces = isOn, TracesSampleRate = rate },
        };
        if (variable is not null)
            pipeline.Variables["SENTRY_TRACES_SAMPLE_RATE"] = variable;

        var companion = pipeline.Complete().Companions.SingleOrDefault();

        ProfileOf(companion)?.TracesSampleRate.ShouldBe(expected!.Value);
        (companion is null).ShouldBe(expected is null);
        pipeline.Mistakes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2")]
    [InlineData("half")]
    public void A_rate_that_cannot_be_read_turns_nothing_on(string variable)
    {
        var pipeline = new Pipeline
        {
            Options = { Dsn = "https://key@bugs.example.org/1" },
            Variables = { ["SENTRY_TRACES_SAMPLE_RATE"] = variable },
        }.Complete();

        pipeline.Companions.ShouldBeEmpty();
        pipeline.Mistakes.ShouldHaveSingleItem().ShouldBe(new Mistake(
            "Fanout:Backends:sentry:SENTRY_TRACES_SAMPLE_RATE",
            "cannot be read as a number from 0 to 1.",
            "Write it with a point: 0.25."));
    }

    [Fact]
    public void The_lane_takes_local_roots_and_nothing_else()
    {
        var companion = new Pipeline
        {
            Options = { Dsn = "https://key@bugs.example.org/1", TracesSampleRate = 1, TracesFollowParent = false },
        }.Companions.ShouldHaveSingleItem();

        companion.Name.ShouldBe("traces");
        var profile = ProfileOf(companion)!;
        profile.Kinds.ShouldBe([FanoutItemKind.Span]);
        profile.TakesSpansWithinRoot.ShouldBeTrue();
        profile.FollowsRemoteParent.ShouldBeFalse();
        profile.KeepsReserve.ShouldBeFalse();
        profile.BatchSizeLimit.ShouldBe(1);
        profile.MaxInFlight.ShouldBeNull();
        profile.ItemBytesLimit.ShouldBe(1024 * 1024);
    }

    [Fact]
    public async Task A_section_turns_traces_on()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var host = FanoutHost.FromSection(new Dictionary<string, string?>
        {
            ["Backends:sentry:Dsn"] = Dsn(server),
            ["Backends:sentry:EnableTraces"] = "true",
            ["Backends:sentry:TracesSampleRate"] = "1",
            ["Backends:sentry:TracesFollowParent"] = "false",
            ["Traces:Sources"] = _source.Name,
        });
        _source.StartActivity("convert")!.Stop();
        var status = await host.SettleAsync();

        status.Mistakes.ShouldBeEmpty();
        Transaction(server.Requests.ShouldHaveSingleItem()).GetProperty("transaction").GetString().ShouldBe("convert");
    }

    [Theory]
    [InlineData("60:transaction:organization", 60)]
    [InlineData("60:span:organization", 60)]
    [InlineData("60::organization", 60)]
    [InlineData("60:error;log_item:organization", null)]
    public async Task A_limit_of_transactions_makes_the_lane_wait(string limits, int? seconds)
    {
        await using var server = await LoopbackServer.StartAsync(
            _ => Answer.Of(200, ("X-Sentry-Rate-Limits", limits)));
        await using var client = Client(server);

        var result = await client.SendAsync([SomeSpans.Item(SomeSpans.Complete())], default);

        result.Outcome.ShouldBe(SendOutcome.Delivered);
        result.LaterWait.ShouldBe(seconds is { } s ? TimeSpan.FromSeconds(s) : null);
    }

    [Fact]
    public async Task Lost_transactions_are_reported_with_their_spans()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var client = Client(server);
        var item = SomeSpans.Item(SomeSpans.Complete());
        await client.SendAsync([item], default);
        client.OnDropped(FanoutItemKind.Span, "queue_full", 2);
        client.OnDropped(FanoutItemKind.Span, "sampled", 1);
        await client.SendAsync([item], default);

        Envelopes.Types(server.Requests[1]).ShouldBe(["transaction", "client_report"]);
        // Two spans below it and its own.
        Envelopes.Discarded(server.Requests[1]).ShouldBe(
        [
            "queue_overflow transaction 2", "queue_overflow span 6",
            "sample_rate transaction 1", "sample_rate span 3",
        ]);
    }

    [Fact]
    public async Task What_is_answered_with_429_is_dropped_and_reported_by_nobody()
    {
        await using var server = await LoopbackServer.StartAsync();
        server.Then(Answer.Of(429));
        await using var client = Client(server);
        var item = SomeSpans.Item(SomeSpans.Complete());

        (await client.SendAsync([item], default)).DropsBatch.ShouldBeTrue();
        client.OnDropped(FanoutItemKind.Span, "rate_limited", 1);
        await client.SendAsync([item], default);

        Envelopes.Types(server.Requests[1]).ShouldBe(["transaction"]);
    }

    FanoutHost Host(LoopbackServer server) => FanoutHost.FromSection(
        new Dictionary<string, string?> { ["Traces:Sources"] = _source.Name },
        configure: f => f.Sentry(Dsn(server), static o => o.TracesSampleRate = 1));

    static BackendProfile? ProfileOf(BackendCompanion? companion) => companion is null
        ? null
        : Contract.Make(companion.Type, companion.Options, Contract.Setup("sentry-traces")).Profile;

    static JsonElement Transaction(ReceivedRequest request) =>
        JsonDocument.Parse(Envelopes.Items(request)[0].Payload).RootElement;

    static string Dsn(LoopbackServer server) => $"http://0123456789abcdef@127.0.0.1:{server.Port}/1";

    static SentryTracesClient Client(LoopbackServer server) => new(
        SomeSpans.Encoder(),
        new SentryTraceSampling(1, FollowsParent: true),
        new SentryDelivery(
            SentryDsn.Parse(Dsn(server)),
            SentryCategory.Transaction,
            SentryCategory.Span,
            ServerErrorPolicy.Auto,
            isReporting: true,
            new BackendHttp(),
            log: null,
            TimeProvider.System));
}
