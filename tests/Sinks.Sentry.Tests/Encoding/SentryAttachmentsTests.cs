// SPDX-License-Identifier: Apache-2.0
using System.Text;
using System.Text.Json;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

public class SentryAttachmentsTests
{
    [Fact]
    public void Files_have_the_approved_bytes()
    {
        var item = SomeEvents.Complete() with
        {
            Attachments = [new AttachmentInfo { FileName = "order.csv", ContentType = "text/csv", Text = "id\n7\n" }],
        };

        var items = Encoding.UTF8.GetString(Encoded.Items(item, content: Everything).Span).Split('\n', 3)[2];

        Approved.Match(items, "attachments.txt");
    }

    [Fact]
    public void Nothing_is_a_file_unless_code_or_options_say_so() =>
        Files(SomeEvents.Complete(), new SentryContent()).ShouldBeEmpty();

    [Fact]
    public void A_property_that_is_a_file_stands_nowhere_else()
    {
        var json = Encoded.Json(SomeEvents.Complete(), content: Everything);

        Files(SomeEvents.Complete(), Everything).Keys.ShouldBe(["log.txt", "Attempts.json", "File.txt", "Order.json"]);
        json.GetProperty("extra").TryGetProperty("Attempts", out _).ShouldBeFalse();
        json.GetProperty("extra").TryGetProperty("File", out _).ShouldBeFalse();
        json.GetProperty("contexts").TryGetProperty("Order", out _).ShouldBeFalse();
        json.GetProperty("extra").GetProperty("Elapsed").GetDouble().ShouldBe(12.5);
    }

    [Fact]
    public void The_log_holds_breadcrumbs_that_the_payload_leaves_out()
    {
        var item = Some.Event() with
        {
            Breadcrumbs = [.. Enumerable.Range(0, 150).Select(i => new Breadcrumb
            {
                Timestamp = Some.Time.AddSeconds(i),
                Level = LogEventLevel.Warning,
                Message = $"crumb\n{i}",
                Category = "Shop",
            })],
        };

        var lines = Files(item, new SentryContent { AttachesLog = true })["log.txt"].Split('\n');

        lines.Length.ShouldBe(151);
        lines[0].ShouldBe("2026-01-02T03:04:05.678Z warning Shop crumb 0");
        lines[150].ShouldBeEmpty();
    }

    [Fact]
    public void A_rule_says_which_events_take_their_log_along()
    {
        var content = Content(o =>
        {
            o.Attachments.LogExcerpt.Enabled = true;
            o.Attachments.LogExcerpt.Categories = ["Shop.Orders"];
        });

        Files(SomeEvents.Complete() with { SourceContext = "Shop.Orders.Import" }, content).Keys.ShouldBe(["log.txt"]);
        Files(SomeEvents.Complete(), content).ShouldBeEmpty();
        Files(SomeEvents.Complete() with { SourceContext = "Shop.Orders", Breadcrumbs = [] }, content).ShouldBeEmpty();
    }

    [Fact]
    public void What_does_not_fit_is_left_out_as_a_whole_and_named()
    {
        var item = Some.Event() with
        {
            Attachments = [Attachment("a.txt", 60), Attachment("b.txt", 50), Attachment("c.txt", 40)],
        };
        var content = Content(o => o.MaxAttachmentSize = 100);

        Files(item, content).Keys.ShouldBe(["a.txt", "c.txt"]);
        Encoded.Json(item, content: content).GetProperty("extra").GetRawText().ShouldBe("""{"b.txt":"[truncated]"}""");
    }

    [Fact]
    public void A_size_of_0_sends_no_files()
    {
        var content = Content(o => o.MaxAttachmentSize = 0);

        Files(Some.Event() with { Attachments = [Attachment("a.txt", 1)] }, content).ShouldBeEmpty();
    }

    [Fact]
    public void The_encoder_never_writes_more_than_it_announces()
    {
        var content = Content(o => o.MaxAttachmentSize = 1_000_000);
        var item = SomeEvents.Large("\u4e16") with
        {
            Attachments = [.. Enumerable.Range(0, 300).Select(
                static i => Attachment($"{i}{new string('\u4e16', 300)}", 5_000))],
        };

        var items = Encoded.Items(item, content: content);

        items.Length.ShouldBeLessThan(new SentryEventEncoder(Encoded.Source, content).ItemBytesLimit);
        Envelopes.Items(items).Count.ShouldBe(65);
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\temp\\a\nb.txt", "a b.txt")]
    [InlineData("folder/", "unnamed")]
    public void A_file_has_a_name_and_no_path(string given, string expected) =>
        Files(Some.Event() with { Attachments = [Attachment(given, 1)] }, new SentryContent())
            .Keys.ShouldBe([expected]);

    static SentryContent Everything { get; } = new()
    {
        AttachesLog = true,
        AttachedProperties = new SentryNames(["attempts", "Fi*", "Order", "Elapsed"]),
    };

    static AttachmentInfo Attachment(string name, int length) =>
        new() { FileName = name, Text = new string('x', length) };

    static SentryContent Content(Action<SentryOptions> configure)
    {
        var options = new SentryOptions();
        configure(options);
        return SentryContent.Of(options, Contract.Setup("sentry"));
    }

    static Dictionary<string, string> Files(FanoutEvent item, SentryContent content) =>
        Envelopes.Items(Encoded.Items(item, content: content)).Skip(1).ToDictionary(
            one => Name(one.Header), one => Encoding.UTF8.GetString(one.Payload.Span));

    static string Name(JsonElement header)
    {
        header.GetProperty("type").GetString().ShouldBe("attachment");
        header.GetProperty("attachment_type").GetString().ShouldBe("event.attachment");
        return header.GetProperty("filename").GetString()!;
    }
}
