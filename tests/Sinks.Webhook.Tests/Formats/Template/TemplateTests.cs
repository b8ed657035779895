// SPDX-License-Identifier: Apache-2.0
using FsCheck;
using FsCheck.Fluent;
using Sinks.Fanout;

namespace Sinks.Webhook.Tests;

public sealed class TemplateTests
{
    const string All = """
        {"id": "{Id}", "at": "{Timestamp}", "text": "{Level}: {Message} ({template})", "name": "{EventName}",
        "logger": "{Logger}", "trace": "{TraceId}-{SpanId}", "who": ["{TenantId}", "{UserId}"],
        "where": "{WorkflowId}/{WorkflowRunId}/{Step}",
        "error": {"type": "{Exception.Type}", "text": "{Exception.Message}"},
        "pages": "{Pages}", "file": "{File}", "nothing": "{Unknown}", "braces": "{} { } {0} {a b}"}
        """;

    [Fact]
    public void Every_value_stands_in_its_place_as_approved() =>
        Approved.MatchJson(Framed.Bytes(Of(All), SomeEvents.Full), "template.json");

    [Fact]
    public void A_stack_is_a_text_as_dotnet_prints_it() =>
        Framed.Json(Of("""{"stack": "{Exception.Stack}"}"""), SomeEvents.Full).GetProperty("stack").GetString()!
            .ShouldStartWith("System.IO.IOException: The disk is full.");

    [Fact]
    public void No_value_ends_the_text_it_stands_in() => Prop
        .ForAll(Arb.From(HostileEvents.Event), static item =>
        {
            var payload = Of("""{"a": "{Message}", "b": ["x{UserId}y"], "{EventName}": "{Exception.Message}"}""");
            var json = Framed.Json(payload, item);
            json.EnumerateObject().Count().ShouldBe(3);
            json.GetProperty("b").GetArrayLength().ShouldBe(1);
        })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithEndSize(20));

    [Theory]
    [InlineData("{\"count\": {Count}}")]
    [InlineData("{\"text\": \"{Message}\"")]
    [InlineData("{\"text\": \"\\{Message}\"}")]
    [InlineData("{Message}")]
    public void A_template_that_makes_no_JSON_turns_the_backend_off(string body)
    {
        var refusal = Should.Throw<SettingException>(() => Of(body));
        refusal.Key.ShouldBe("Template:Body");
        refusal.Reason.ShouldBe("makes no JSON.");
    }

    [Fact]
    public void Without_a_template_the_backend_is_off() =>
        Should.Throw<SettingException>(() => Of(null)).Reason.ShouldBe("is missing.");

    [Theory]
    [InlineData("text/plain", "a <b> & \"c\"", "[a <b> & \"c\"]")]
    [InlineData("application/x-www-form-urlencoded", "a&b=c d", "[a%26b%3Dc%20d]")]
    [InlineData("application/xml; charset=utf-8", "</a> & \"b\"", "[&lt;/a&gt; &amp; &quot;b&quot;]")]
    public void Values_are_escaped_as_the_type_asks(string type, string message, string body) =>
        Framed.Text(Of("[{Message}]", o => o.ContentType = type), Some.Event(message)).ShouldBe(body);

    [Fact]
    public void A_file_holds_a_template_too_and_one_that_is_not_there_is_named()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(path, """{"text": "{Message}"}""");
        try
        {
            Framed.Text(Of(null, o => o.File = path), Some.Event("hello")).ShouldBe("""{"text": "hello"}""");
        }
        finally
        {
            File.Delete(path);
        }

        Should.Throw<SettingException>(() => Of(null, o => o.File = path)).Key.ShouldBe("Template:File");
    }

    [Fact]
    public void A_batch_is_an_array_or_lines_and_otherwise_there_is_one_event_in_a_request()
    {
        FanoutEvent[] events = [Some.Event("a"), Some.Event("b")];

        Framed.Text(Of("\"{Message}\"", o => o.Batch = true), events).ShouldBe("[\"a\",\"b\"]");
        Framed.Text(Of("{Message}", o => (o.Batch, o.ContentType) = (true, "text/plain")), events).ShouldBe("a\nb\n");
        Of("\"{Message}\"").BatchSizeLimit.ShouldBe(1);
        Of("\"{Message}\"", o => o.Batch = true).BatchSizeLimit.ShouldBe(100);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public void A_body_of_more_than_256_KiB_has_its_values_cut(int over, int level)
    {
        var payload = Of("\"{Message}\"");
        Framed.FittingLevel(payload, Some.Event(new string('m', (256 * 1024) - 2 + over))).ShouldBe(level);
    }

    static WebhookPayload Of(string? body, Action<TemplateOptions>? configure = null) =>
        Framed.Of(WebhookFormat.Template, o =>
        {
            o.Template.Body = body;
            configure?.Invoke(o.Template);
        });
}
