// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Redaction.Code;

public sealed class RedactionAssertTests
{
    const string Secret = "violet-otter-77";
    const string Card = "4000 0566 5566 5556";

    /// <summary>Every place of an event that holds a text.</summary>
    public static TheoryData<string> Places =>
    [
        "Template", "Message", "TemplateNames[0]", "Properties (a name)", "Properties.Note", "Properties.Map.Inner[1]",
        "Exception.Type", "Exception.Message", "Exception.Assembly", "Exception.Data.Note",
        "Exception.Frames[0].Function", "Exception.Frames[0].File",
        "Exception.InnerExceptions[0].Message", "EventName", "SourceContext", "Mechanism", "Context.UserId",
        "Context.Step", "Breadcrumbs[0].Message", "Breadcrumbs[0].Category", "Breadcrumbs[0].Properties.Note",
    ];

    [Theory]
    [MemberData(nameof(Places))]
    public void What_is_not_clean_is_found_at_its_place_and_never_repeated(string place)
    {
        var failure = Should.Throw<RedactionAssertException>(() => RedactionAssert.Clean(With(place, Card)));
        failure.Findings.ShouldBe([$"{place}: card"]);
        failure.Message.ShouldNotContain("5556");
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_secret_is_found_at_its_place_in_any_encoding_and_never_repeated(string place)
    {
        var encoded = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes("user:" + Secret));
        foreach (var text in new[] { Secret, encoded })
        {
            var failure = Should.Throw<RedactionAssertException>(
                () => RedactionAssert.DoesNotContain(With(place, $"a {text} b"), "something-else", Secret));
            failure.Findings.ShouldBe([$"{place}: secret 2"]);
            failure.Message.ShouldNotContain("otter");
        }
    }

    [Fact]
    public async Task What_the_pipeline_sends_is_clean()
    {
        FanoutEvent? seen = null;
        await using (var host = FanoutHost.FromCode(f => f
            .Use(item => seen = item)
            .Sink("other", to => to.Sink(new Foreign.CollectingSink()))))
        {
            host.Logger.ForContext("Password", Secret).Error(
                new IOException($"token={Secret}"), "Card {Card} of {@Who} with pin {Pin}", Card, new { Secret }, 4711);
            await host.SettleAsync();
        }

        RedactionAssert.Clean(seen!);
        RedactionAssert.DoesNotContain(seen!, Secret, Card, "4711");
    }

    [Fact]
    public void Values_under_secret_names_are_found_whatever_they_are()
    {
        var item = Some.Event(properties:
        [
            ("Password", FanoutValue.From(Secret)), ("Pin", FanoutValue.From(4711)), ("Token", FanoutValue.From(true)),
            ("Secrets", FanoutValue.From(1)), ("Cookie", FanoutValue.From("[redacted:name]")),
            ("ClientSecret", FanoutValue.From(new FanoutProperties([new("A", FanoutValue.From("b"))]))),
        ]);
        Should.Throw<RedactionAssertException>(() => RedactionAssert.Clean(item)).Findings
            .ShouldBe(["Properties.Password: name", "Properties.Pin: name", "Properties.ClientSecret: name"]);
    }

    [Fact]
    public void A_text_and_rules_of_ones_own_are_asserted_alike()
    {
        RedactionAssert.Clean("nothing to see");
        Should.Throw<RedactionAssertException>(() => RedactionAssert.Clean("password=hunter2")).Findings
            .ShouldBe(["text: kv"]);
        var redactor = Redactor.Create(static options => options.Name("LoyaltyCode"));
        RedactionAssert.Clean("LoyaltyCode=A17");
        Should.Throw<RedactionAssertException>(() => RedactionAssert.Clean("LoyaltyCode=A17", redactor));
        RedactionAssert.DoesNotContain("nothing to see", Secret);
        Should.Throw<RedactionAssertException>(() => RedactionAssert.DoesNotContain("violet%2Dotter-77", Secret));
    }

    [Fact]
    public void An_assertion_that_could_not_fail_is_refused()
    {
        Should.Throw<ArgumentException>(() => RedactionAssert.DoesNotContain("text"));
        Should.Throw<ArgumentException>(() => RedactionAssert.DoesNotContain("text", "abc"));
        Should.Throw<ArgumentException>(() => RedactionAssert.DoesNotContain("text", Secret, null!));
    }

    static FanoutEvent With(string place, string text)
    {
        var clean = Some.Event(exception: Some.Exception(inner: Some.Exception()));
        var exception = clean.Exception!;
        FanoutProperties note = new([new("Note", FanoutValue.From(text))]);
        var crumb = new Breadcrumb { Timestamp = Some.Time, Level = clean.Level, Message = "before" };
        return place switch
        {
            "Template" => clean with { Template = text },
            "Message" => clean with { Message = text },
            "TemplateNames[0]" => clean with { TemplateNames = [text] },
            "Properties (a name)" => clean with { Properties = new([new(text, FanoutValue.From(true))]) },
            "Properties.Note" => clean with { Properties = note },
            "Properties.Map.Inner[1]" => clean with
            {
                Properties = new([new("Map", FanoutValue.From(new FanoutProperties(
                    [new("Inner", FanoutValue.From([FanoutValue.From(1), FanoutValue.From(text)]))])))]),
            },
            "Exception.Type" => clean with { Exception = exception with { Type = text } },
            "Exception.Message" => clean with { Exception = exception with { Message = text } },
            "Exception.Assembly" => clean with { Exception = exception with { Assembly = text } },
            "Exception.Data.Note" => clean with { Exception = exception with { Data = note } },
            "Exception.Frames[0].Function" => clean with
            {
                Exception = exception with { Frames = [exception.Frames[0] with { Function = text }] },
            },
            "Exception.Frames[0].File" => clean with
            {
                Exception = exception with { Frames = [exception.Frames[0] with { File = text }] },
            },
            "Exception.InnerExceptions[0].Message" => clean with
            {
                Exception = exception with
                {
                    InnerExceptions = [exception.InnerExceptions[0] with { Message = text }],
                },
            },
            "EventName" => clean with { EventName = text },
            "SourceContext" => clean with { SourceContext = text },
            "Mechanism" => clean with { Mechanism = text },
            "Context.UserId" => clean with { Context = new FanoutContext { UserId = text } },
            "Context.Step" => clean with { Context = new FanoutContext { Step = text } },
            "Breadcrumbs[0].Message" => clean with { Breadcrumbs = [crumb with { Message = text }] },
            "Breadcrumbs[0].Category" => clean with { Breadcrumbs = [crumb with { Category = text }] },
            "Breadcrumbs[0].Properties.Note" => clean with { Breadcrumbs = [crumb with { Properties = note }] },
            _ => throw new ArgumentOutOfRangeException(nameof(place)),
        };
    }
}
