// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;
using Serilog.Parsing;

namespace Sinks.Fanout.Tests.Dispatch;

public class EventBuilderTests
{
    readonly EventBuilder _builder = new(Redactor.Default);

    [Fact]
    public void An_event_has_its_parts_in_their_places()
    {
        var built = Build(SomeLog.Event(
            LogEventLevel.Warning,
            "read {File} of {Size}",
            ("Size", 7),
            ("File", "a.md"),
            ("SourceContext", "Shop.Reader"),
            ("EventName", "file_read"),
            ("Zone", "eu")));
        built.Level.ShouldBe(LogEventLevel.Warning);
        built.Timestamp.ShouldBe(Some.Time);
        built.Template.ShouldBe("read {File} of {Size}");
        built.TemplateNames.ShouldBe(["File", "Size"]);
        built.Message.ShouldBe("read a.md of 7");
        built.SourceContext.ShouldBe("Shop.Reader");
        built.EventName.ShouldBe("file_read");
        built.Properties.Select(property => property.Name).ShouldBe(["File", "Size", "Zone"]);
        built.Exception.ShouldBeNull();
        built.Context.ShouldBe(FanoutContext.Empty);
    }

    [Theory]
    [InlineData("WorkflowId")]
    [InlineData("workflow_id")]
    [InlineData("workflow.id")]
    public void Context_is_read_from_properties_under_each_of_its_names(string name) =>
        Build(SomeLog.Event("failed", (name, "conversion"))).Context.WorkflowId.ShouldBe("conversion");

    [Fact]
    public void What_the_event_says_wins_and_the_rest_comes_from_around_it()
    {
        var ambient = new FanoutContext
        {
            WorkflowId = "w",
            WorkflowRunId = "r",
            Step = "s",
            UserId = "u",
            TenantId = "t",
        };
        var built = _builder.Build(SomeLog.Event("failed", ("UserId", 42), ("step", "render")), ambient, CrumbSet.None);
        built.Context.ShouldBe(ambient with { UserId = "42", Step = "render" });
        built.Properties.Count.ShouldBe(0, "what is context is no property");
    }

    [Fact]
    public void A_context_property_the_template_names_is_a_property_too()
    {
        var built = Build(SomeLog.Event("user {UserId} failed", ("UserId", "u-1"), ("TenantId", "t-1")));
        built.Properties.Select(property => property.Name).ShouldBe(["UserId"]);
        built.Message.ShouldBe("user u-1 failed");
        built.Context.ShouldBe(new FanoutContext { UserId = "u-1", TenantId = "t-1" });
    }

    [Fact]
    public void A_secret_in_the_context_is_nobody_rather_than_a_marker()
    {
        const string Secret = "token=abcdefgh12345678";
        var ambient = new FanoutContext { WorkflowId = Secret, UserId = "u-1", TenantId = "t-1" };
        var built = _builder.Build(SomeLog.Event("failed", ("UserId", Secret)), ambient, CrumbSet.None);
        built.Context.ShouldBe(new FanoutContext { TenantId = "t-1" });
    }

    [Fact]
    public void Null_in_a_context_property_leaves_what_surrounds_it() =>
        _builder.Build(SomeLog.Event("failed", ("UserId", null)), new FanoutContext { UserId = "u-1" }, CrumbSet.None)
            .Context.UserId.ShouldBe("u-1");

    [Fact]
    public void Secrets_are_taken_out_of_template_message_properties_name_and_category()
    {
        const string Secret = "abcdefgh12345678";
        var built = Build(SomeLog.Event(
            $"call token={Secret} {{Url}}",
            ("Url", $"https://example.org/?token={Secret}"),
            ("Password", Secret),
            ("EventName", $"token={Secret}"),
            ("SourceContext", $"token={Secret}")));
        var text = string.Join('\n', built.Template, built.Message, built.EventName, built.SourceContext)
            + FanoutValue.From(built.Properties);
        text.ShouldNotContain(Secret);
        text.ShouldContain("[redacted:");
    }

    [Fact]
    public void What_cannot_be_built_becomes_a_stub_without_anything_of_its_content()
    {
        var template = new MessageTemplate("secret template", [new ThrowingToken()]);
        var logEvent = new LogEvent(
            Some.Time, LogEventLevel.Fatal, null, template, [new("X", new ScalarValue("secret"))]);
        var built = Build(logEvent);
        built.Level.ShouldBe(LogEventLevel.Fatal);
        built.Timestamp.ShouldBe(Some.Time);
        built.Id.ShouldNotBe(Guid.Empty);
        built.Template.ShouldBe("[redaction failed: template 15 characters]");
        built.Message.ShouldBe("[redaction failed: InvalidOperationException]");
        built.Properties.Count.ShouldBe(0);

        Build(SomeLog.Event("next {X}", ("X", "a"))).Properties.Count.ShouldBe(1, "a failure leaves nothing behind");
    }

    [Theory]
    [InlineData("login", "login")]
    [InlineData("", null)]
    [InlineData(7, null)]
    [InlineData(null, null)]
    public void An_event_is_named_by_a_text_that_is_not_empty(object? value, string? name)
    {
        EventNames.Of(SomeLog.Event("event", ("EventName", value))).ShouldBe(name);
        EventNames.Of(SomeLog.Event("event")).ShouldBeNull();
    }

    [Fact]
    public void Every_event_has_an_id_of_its_own()
    {
        var logEvent = SomeLog.Event("event");
        Build(logEvent).Id.ShouldNotBe(Build(logEvent).Id);
    }

    [Fact]
    public void The_estimate_of_its_memory_grows_with_text_exception_and_breadcrumbs()
    {
        var plain = Build(SomeLog.Event("event")).EstimatedBytes;
        var text = Build(SomeLog.Event("event {Text}", ("Text", new string('x', 1000)))).EstimatedBytes;
        text.ShouldBeGreaterThan(plain + 4000, "in the message and in the property");
        var crumb = new Breadcrumb { Timestamp = Some.Time, Level = LogEventLevel.Debug, Message = "m" };
        _builder.Build(SomeLog.Event("event"), null, new CrumbSet([crumb, crumb], 16))
            .EstimatedBytes.ShouldBe(plain + 16);
        var exception = new LogEvent(
            Some.Time, LogEventLevel.Error, new InvalidOperationException("m"), SomeLog.Template("event"), []);
        Build(exception).EstimatedBytes.ShouldBeGreaterThan(plain);
    }

    FanoutEvent Build(LogEvent logEvent) => _builder.Build(logEvent, null, CrumbSet.None);

    sealed class ThrowingToken : MessageTemplateToken
    {
        public override int Length => 1;

        public override void Render(
            IReadOnlyDictionary<string, LogEventPropertyValue> properties,
            TextWriter output,
            IFormatProvider? formatProvider = null) => throw new InvalidOperationException("secret");
    }
}
