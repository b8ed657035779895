// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Webhook.Tests;

public sealed class ChatDigestTests
{
    static readonly WebhookPayload Payload = new SlackPayload(Framed.Chat);

    [Fact]
    public void Events_of_one_error_are_one_group_with_its_count_and_times()
    {
        var groups = Groups(ChatEvents.Minute);

        groups.Select(static group => (group.Newest.Type, group.Count)).ShouldBe(
        [
            ("System.OutOfMemoryException", 1), ("System.IO.IOException", 3), ("System.TimeoutException", 1),
        ]);
        groups[1].First.ShouldBe(Some.Time);
        groups[1].Last.ShouldBe(Some.Time.AddSeconds(40));
        groups[1].Newest.Error.ShouldBe("The disk is still full.");
    }

    [Fact]
    public void The_place_in_the_application_tells_errors_apart_and_the_framework_does_not()
    {
        var error = ChatEvents.Kind("System.IO.IOException", "Full.");
        var otherMethod = error with { Exception = In("Read", isApp: true) };
        var otherFramework = error with { Exception = In("Read", isApp: false) };

        Groups([error, otherMethod]).Count.ShouldBe(2);
        Groups([otherFramework, otherFramework with { Exception = In("Write", isApp: false) }]).Count.ShouldBe(1);

        static ExceptionInfo In(string function, bool isApp) => Some.Exception() with
        {
            Frames = [new FrameInfo { Function = function, TypeName = "Shop.Reader", InApp = isApp }],
        };
    }

    [Fact]
    public void A_fingerprint_groups_what_else_differs_and_a_redacted_one_groups_nothing()
    {
        static FanoutEvent With(string type, string fingerprint) => ChatEvents.Kind(type, "") with
        {
            Properties = new FanoutProperties([new("Fingerprint", FanoutValue.From(fingerprint))]),
        };

        Groups([With("A", "same"), With("B", "same")]).Count.ShouldBe(1);
        Groups([With("A", "[redacted:password]"), With("B", "[redacted:password]")]).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(10, null)]
    [InlineData(11, "and 1 more kind, 1 event")]
    [InlineData(47, "and 37 more kinds, 37 events")]
    public void Ten_kinds_are_told_of_and_the_rest_is_counted(int kinds, string? rest)
    {
        var page = ChatDigest.Compose(Groups(ChatEvents.Kinds(kinds)), ChatSize.All[0], "ops");

        page.Parts.Count.ShouldBe(10);
        page.Rest.ShouldBe(rest);
        page.Title.ShouldBe($"Error: {kinds} events of {kinds} kinds");
    }

    [Fact]
    public void An_error_that_came_once_and_alone_is_told_whole()
    {
        var part = ChatDigest.Compose(Groups([SomeEvents.Full]), ChatSize.All[0], "ops").Parts.ShouldHaveSingleItem();

        part.Heading.ShouldBe("System.IO.IOException in Shop.Converter.Convert");
        part.Text.ShouldBe(
            "Cannot convert \"report\".md <b>\nThe disk is full.\nCaused by System.TimeoutException: Too slow.");
        part.Frames.ShouldBe(["System.IO.FileStream.Write", "Shop.Converter.Convert (Converter.cs:42)"]);
        part.Facts.ShouldBe(
        [
            new("Workflow", "document-conversion"), new("Run", "run-7"), new("Step", "parse"), new("Tenant", "t-9"),
            new("User", "u-1"), new("Event", "conversion_failed"), new("Logger", "Shop.Converter"),
            new("Trace", "0af7651916cd43dd8448eb211c80319c"),
        ]);
        part.When.ShouldBe("2026-01-02 03:04:05 UTC");
    }

    [Fact]
    public void What_an_encoder_of_the_users_leaves_out_is_left_out()
    {
        var item = new EncodedItem(Some.Id(1), FanoutItemKind.Event, Some.Time, default, "{}"u8.ToArray());
        Encoded.Parse(Payload.Frame([item])).GetProperty("blocks").GetArrayLength().ShouldBeGreaterThan(0);
    }

    static IReadOnlyList<ChatGroup> Groups(IReadOnlyList<FanoutEvent> events) =>
        ChatGroup.Of([.. events.Select(static item => Framed.Item(Payload, item))]);
}
