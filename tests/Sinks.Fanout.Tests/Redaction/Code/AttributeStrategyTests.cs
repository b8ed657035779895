// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout.Tests.Redaction.Code;

/// <summary>What stands for a value with an attribute becomes what its strategy says, when a backend gets it.</summary>
public sealed class AttributeStrategyTests
{
    static readonly Subject Someone = new();

    [Fact]
    public void The_attribute_says_what_becomes_of_its_member()
    {
        var members = Sent(new RedactionOptions());
        members["Plain"].ShouldBe(Marked.Taken);
        members["Tail"].ShouldBe("[redacted:attribute:7766]");
        members["Hashed"].ShouldStartWith("[redacted:attribute:k1:");
        members["HashedNumber"].ShouldStartWith("[redacted:attribute:k1:");
        members["HashedAgain"].ShouldBe(members["Hashed"]);
        members["HashedNumber"].ShouldNotBe(members["Hashed"]);
        // Nothing that a pseudonym could be of.
        members["HashedObject"].ShouldBe(Marked.Taken);
    }

    [Fact]
    public void The_rule_says_what_becomes_of_those_that_say_nothing()
    {
        var members = Sent(new RedactionOptions().Rule("attribute", RedactionStrategy.Remove));
        members.ShouldNotContainKey("Plain");
        members["Tail"].ShouldBe("[redacted:attribute:7766]");
    }

    [Fact]
    public void Turned_off_or_not_what_was_captured_as_a_marker_stays_one()
    {
        Sent(new RedactionOptions().Rule("attribute", RedactionStrategy.Off))["Plain"].ShouldBe(Marked.Taken);
        Sent(new RedactionOptions { Enabled = false })["Plain"].ShouldBe(Marked.Taken);
    }

    [Fact]
    public async Task An_attribute_may_drop_the_event()
    {
        var sink = new Foreign.CollectingSink();
        await using var host = FanoutHost.FromCode(f => f.Sink("other", to => to.Sink(sink)));
        host.Logger.Write(Marked.Event("{@Order}", new Fatal()));
        host.Logger.Write(Marked.Event("{@Order}", new { Fine = 1 }));
        var status = await host.SettleAsync();
        sink.Events.Count.ShouldBe(1);
        status.Dropped.ShouldCount("drop_event", 1);
        status.ShouldBalance();
    }

    static Dictionary<string, string> Sent(RedactionOptions options)
    {
        options.Pseudonym.Key = new string('k', 32);
        var redacted = new Redactor(options).Redact("Someone", Marked.Captured(Someone));
        return ((StructureValue)redacted).Properties.ToDictionary(
            static member => member.Name, static member => ((ScalarValue)member.Value).Value!.ToString()!);
    }

    sealed class Subject
    {
        [Redact]
        public string Plain { get; } = "violet-otter-77";

        [Redact(RedactionStrategy.Partial)]
        public string Tail { get; } = "violet-otter-44-55-7766";

        [Redact(RedactionStrategy.Pseudonym)]
        public string Hashed { get; } = "violet-otter-77";

        [Redact(RedactionStrategy.Pseudonym)]
        public string HashedAgain { get; } = "violet-otter-77";

        [Redact(RedactionStrategy.Pseudonym)]
        public long HashedNumber { get; } = 4711;

        [Redact(RedactionStrategy.Pseudonym)]
        public object HashedObject { get; } = new List<string> { "a" };
    }

    sealed class Fatal
    {
        [Redact(RedactionStrategy.DropEvent)]
        public string Note { get; } = "violet-otter-77";
    }
}
