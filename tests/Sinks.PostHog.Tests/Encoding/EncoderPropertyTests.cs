// SPDX-License-Identifier: Apache-2.0
using FsCheck;
using FsCheck.Fluent;
using Sinks.Fanout;

namespace Sinks.PostHog.Tests;

public class EncoderPropertyTests
{
    /// <summary>Names that mean something to the server, as an application would log them.</summary>
    static readonly string[] Names =
    [
        "token", "api_key", "distinct_id", "$ip", "$set", "$groups", "$exception_list", "$exception_level", "$lib",
        "$current_url", "$session_id", "SessionId", "Fingerprint", "message", "level", "step", "trimmed", "",
        "environment", "workflow_id",
    ];

    static readonly Gen<FanoutEvent> Event =
        from item in HostileEvents.Event
        from names in Gen.SubListOf(Names)
        from text in Gen.Elements("", "x", "/", "://", "https://h", "https://h/p", "\0", "\ud800")
        from isUnhandled in Gen.Elements(true, false)
        from status in Gen.Elements<int?>(null, -1, 500)
        select item with
        {
            Properties = names.Aggregate(item.Properties, (all, name) => WithNamed(all, name, text)),
            Request = status is null ? null : new RequestInfo { Method = text, Url = text, StatusCode = status },
            IsUnhandled = isUnhandled,
            Context = item.Context with { WorkflowRunId = text, TenantId = item.Context.UserId },
        };

    [Fact]
    public void Any_event_becomes_events_that_keep_the_rules_of_the_server_at_every_level() => Prop
        .ForAll(Arb.From(Event), static item =>
        {
            if (!CanBeSent(item))
            {
                Should.Throw<InvalidOperationException>(() => Encoded.Bytes(item));
                return;
            }

            Encoded.Bytes(item, trimLevel: PostHogLimits.Hardest).Length.ShouldBeLessThan(PostHogLimits.ItemBytes);
            for (var level = 0; level <= PostHogLimits.Hardest; level++)
            {
                if (Encoded.Bytes(item, trimLevel: level).Length > PostHogLimits.ItemBytes)
                    continue;
                foreach (var sent in Encoded.Events(item, trimLevel: level))
                    ServerRules.Check(sent);
            }
        })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithEndSize(20));

    /// <summary>A log call with a name that is blank, and nothing else to tell.</summary>
    static bool CanBeSent(FanoutEvent item) =>
        item.EventName is not { } name || !string.IsNullOrWhiteSpace(name) || item.Level >= Encoded.Source.IssueLevel;

    static FanoutProperties WithNamed(FanoutProperties properties, string name, string text) => name.Length > 0
        ? properties.With(name, FanoutValue.From(text))
        : new FanoutProperties([.. properties.Where(static p => p.Name.Length > 0), new("", FanoutValue.From(text))]);
}
