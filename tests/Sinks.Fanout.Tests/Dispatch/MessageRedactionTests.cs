// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout.Tests.Dispatch;

public sealed class MessageRedactionTests
{
    const string Secret = "hunter2-and-4711";

    readonly EventBuilder _builder = new(Redactor.Default);

    [Theory]
    [InlineData("login with password={P}")]
    [InlineData("login with password: {P}")]
    [InlineData("login with password={P,-30}|")]
    [InlineData("login with password={P,30}")]
    [InlineData("POST /login?token={P}&x=1")]
    [InlineData("{{\"password\":\"{P}\"}}")]
    [InlineData("{K}={P}")]
    [InlineData("Authorization: Basic {P}")]
    [InlineData("--password {P} and {P} again")]
    public void What_the_text_before_a_hole_says_is_said_of_the_property_too(string template)
    {
        var built = Build(template, ("K", "password"), ("P", Secret), ("Other", "stays"));
        Everything(built).ShouldNotContain(Secret);
        Text(built.Properties, "P").ShouldStartWith("[redacted:");
        Text(built.Properties, "Other").ShouldBe("stays");
    }

    [Fact]
    public void Of_a_text_only_what_was_found_is_taken()
    {
        var built = Build("got {Head}{Tail}", ("Head", "for alice token="), ("Tail", $"{Secret} at noon"));
        built.Message.ShouldBe("got for alice token=[redacted:kv] at noon");
        Text(built.Properties, "Head").ShouldBe("for alice token=");
        Text(built.Properties, "Tail").ShouldBe("[redacted:kv] at noon");
    }

    [Fact]
    public void A_number_or_a_list_in_such_a_hole_is_taken_whole()
    {
        Text(Build("pin={P}", ("P", 4711)).Properties, "P").ShouldBe("[redacted:name]");
        var list = new SequenceValue([new ScalarValue(Secret), new ScalarValue("b")]);
        Everything(Build("the passwords were, password: {P}", ("P", list))).ShouldNotContain(Secret);
    }

    [Fact]
    public void A_sentence_about_a_secret_keeps_its_words()
    {
        var built = Build("Invalid token: {Why}", ("Why", "is expired since noon"));
        built.Message.ShouldBe("Invalid token: is expired since noon");
        Text(built.Properties, "Why").ShouldBe("is expired since noon");
    }

    [Fact]
    public void An_identity_in_such_a_hole_is_nobody()
    {
        var built = Build("password={UserId}", ("UserId", Secret), ("TenantId", "t-1"));
        built.Context.ShouldBe(new FanoutContext { TenantId = "t-1" });
        Build("{K}={UserId}", ("K", "token"), ("UserId", Secret)).Context.ShouldBe(FanoutContext.Empty);
        Everything(Build("token={EventName}", ("EventName", Secret))).ShouldNotContain(Secret);
    }

    [Fact]
    public void A_breadcrumb_is_treated_alike()
    {
        var crumb = _builder.BuildCrumb(new Crumb(SomeLog.Event("login, password={P}", ("P", Secret))))!;
        crumb.Message.ShouldBe("login, password=[redacted:name]");
        Text(crumb.Properties, "P").ShouldBe("[redacted:name]");
        crumb = _builder.BuildCrumb(new Crumb(SomeLog.Event("{K}={P}", ("K", "password"), ("P", Secret))))!;
        Text(crumb.Properties, "P").ShouldBe("[redacted:kv]");
    }

    [Fact]
    public void A_message_that_is_one_text_is_that_text()
    {
        var built = Build("{Message}", ("Message", "all is well"));
        built.Message.ShouldBeSameAs(Text(built.Properties, "Message"));
        Build("{Message}", ("Message", "token=" + Secret)).Message.ShouldBe("token=[redacted:kv]");
        Build("{Message,20}", ("Message", "all is well")).Message.ShouldBe("         all is well");
    }

    [Fact]
    public void Each_secret_is_counted_once()
    {
        var redactor = new Redactor(new RedactionOptions());
        new EventBuilder(redactor).Build(
            SomeLog.Event("{K}={P}", ("K", "password"), ("P", Secret)), null, CrumbSet.None);
        redactor.Counts.ShouldBe(new Dictionary<string, long>(StringComparer.Ordinal) { ["kv"] = 1 });
    }

    FanoutEvent Build(string template, params (string, object?)[] properties) =>
        _builder.Build(SomeLog.Event(template, properties), null, CrumbSet.None);

    static string Text(FanoutProperties properties, string name) =>
        properties.Single(property => property.Name == name).Value.AsText()!;

    static string Everything(FanoutEvent built) => string.Join(
        '\n',
        [built.Message, built.Template, built.EventName, built.Context.ToString(),
            .. built.Properties.Select(static property => $"{property.Name} {property.Value}")]);
}
