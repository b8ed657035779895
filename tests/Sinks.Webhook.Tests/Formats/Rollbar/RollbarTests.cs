// SPDX-License-Identifier: Apache-2.0
using System.Text;
using System.Text.Json;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Webhook.Tests;

public sealed class RollbarTests
{
    static readonly WebhookPayload Payload = Of();

    [Fact]
    public void An_item_is_as_approved()
    {
        var request = new RequestInfo { Method = "POST", Url = "https://shop.example.org/orders", QueryString = "a=b" };
        var text = Framed.Text(Payload, SomeEvents.Full with { Request = request });
        var version = typeof(WebhookOptions).Assembly.GetName().Version!.ToString(3);
        var timeless = text.Replace($"\"{version}\"", "\"0.0.0\"", StringComparison.Ordinal);
        Approved.MatchJson(Encoding.UTF8.GetBytes(timeless), "rollbar.json");
    }

    [Theory]
    [InlineData(LogEventLevel.Verbose, "debug")]
    [InlineData(LogEventLevel.Debug, "debug")]
    [InlineData(LogEventLevel.Information, "info")]
    [InlineData(LogEventLevel.Warning, "warning")]
    [InlineData(LogEventLevel.Error, "error")]
    [InlineData(LogEventLevel.Fatal, "critical")]
    public void Levels_are_Rollbars(LogEventLevel level, string sent) =>
        Data(Some.Event(level: level)).GetProperty("level").GetString().ShouldBe(sent);

    [Fact]
    public void A_body_is_exactly_one_of_message_trace_and_trace_chain()
    {
        BodyOf(Some.Event()).ShouldBe(["message"]);
        BodyOf(Some.Event(exception: Some.Exception())).ShouldBe(["trace"]);
        BodyOf(Some.Event(exception: SomeEvents.Chain(2))).ShouldBe(["trace_chain"]);

        static IEnumerable<string> BodyOf(FanoutEvent item) =>
            Data(item).GetProperty("body").EnumerateObject().Select(static member => member.Name);
    }

    [Fact]
    public void The_most_recent_call_is_the_last_frame()
    {
        var exception = Some.Exception() with { Frames = SomeEvents.Frames(60) };
        var body = Data(Some.Event(exception: exception)).GetProperty("body");
        var frames = body.GetProperty("trace").GetProperty("frames");

        frames.EnumerateArray().Select(static frame => frame.GetProperty("method").GetString())
            .ShouldBe(Enumerable.Range(0, 60).Reverse().Select(static i => $"F{i}"));
        frames.EnumerateArray().ShouldAllBe(static frame => frame.GetProperty("filename").GetString() == "unknown");
    }

    [Theory]
    [InlineData(40, 40, true)]
    [InlineData(41, 40, false)]
    public void Long_fingerprints_and_people_are_hashed_to_40_characters(int length, int sent, bool isItself)
    {
        var text = new string('i', length);
        var data = Data(Some.Event(properties: ("Fingerprint", FanoutValue.From(text))) with
        {
            Context = new FanoutContext { UserId = text },
        });

        var person = data.GetProperty("person").GetProperty("id");
        foreach (var id in (JsonElement[])[data.GetProperty("fingerprint"), person])
        {
            id.GetString()!.Length.ShouldBe(sent);
            id.ValueEquals(text).ShouldBe(isItself);
        }
    }

    [Fact]
    public void A_marker_is_no_fingerprint() =>
        Data(Some.Event(properties: ("Fingerprint", FanoutValue.From("[redacted:iban]"))))
            .TryGetProperty("fingerprint", out _).ShouldBeFalse();

    [Theory]
    [InlineData(255, false)]
    [InlineData(256, true)]
    public void Titles_environments_and_contexts_are_cut_above_255_characters(int length, bool isCut)
    {
        var text = new string('t', length);
        var data = Framed.Json(Of(o => o.Environment = text), Some.Event(text) with { SourceContext = text })
            .GetProperty("data");

        foreach (var name in (string[])["title", "environment", "context"])
            data.GetProperty(name).GetString().ShouldBe(isCut ? text[..252] + "..." : text);
    }

    [Theory]
    [InlineData(40, 40)]
    [InlineData(41, 40)]
    public void A_version_is_cut_above_40_characters(int length, int sent) =>
        Framed.Json(Of(o => o.CodeVersion = new string('1', length)), Some.Event())
            .GetProperty("data").GetProperty("code_version").GetString()!.Length.ShouldBe(sent);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public void An_item_of_more_than_512_KiB_is_trimmed(int over, int level)
    {
        var small = SomeEvents.Full with { Template = "" };
        var missing = (512 * 1024) + over - Framed.Encode(Payload, small).Length;
        Framed.FittingLevel(Payload, small with { Template = new string('t', missing) }).ShouldBe(level);
    }

    [Theory]
    [MemberData(nameof(WorstEvents.Characters), MemberType = typeof(WorstEvents))]
    public void The_worst_event_fits(char c) =>
        Framed.FittingLevel(Payload, WorstEvents.Of(c)).ShouldBeInRange(0, Payload.Encoder.TrimLevels);

    [Fact]
    public async Task The_token_goes_in_its_header_alone()
    {
        await using var server = await LoopbackServer.StartAsync();
        var host = new WebhookHost();
        await using var backend = host.Make(server.Address, o =>
        {
            o.Format = WebhookFormat.Rollbar;
            o.Rollbar.AccessToken = "t0ken";
            o.Headers["x-rollbar-access-token"] = "forged";
        });
        await backend.SendAsync([Framed.Item(Payload, SomeEvents.Full)], CancellationToken.None);

        var request = server.Requests.ShouldHaveSingleItem();
        request.Header("X-Rollbar-Access-Token").ShouldBe("t0ken");
        request.Text.ShouldNotContain("t0ken");
        host.Mistakes.ShouldHaveSingleItem().Path.ShouldBe("Fanout:Backends:ops:Headers:x-rollbar-access-token");
    }

    [Fact]
    public void A_token_that_no_header_can_hold_turns_the_backend_off()
    {
        var refusal = WebhookHost.Refuses("", o =>
            (o.Format, o.Rollbar.AccessToken) = (WebhookFormat.Rollbar, "two words"));

        refusal.Key.ShouldBe("Rollbar:AccessToken");
        refusal.ToString().ShouldNotContain("two words");
    }

    static WebhookPayload Of(Action<RollbarOptions>? configure = null) => Framed.Of(WebhookFormat.Rollbar, o =>
    {
        o.Rollbar.AccessToken = "t0ken";
        o.Rollbar.CodeVersion = "1.2.3";
        configure?.Invoke(o.Rollbar);
    });

    static JsonElement Data(FanoutEvent item) => Framed.Json(Payload, item).GetProperty("data");
}
