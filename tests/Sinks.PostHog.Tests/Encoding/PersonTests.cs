// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.PostHog.Tests;

public class PersonTests
{
    [Fact]
    public void The_user_of_the_context_is_the_person()
    {
        var item = Encoded.Event(SomeEvents.Named);
        item.GetProperty("distinct_id").GetString().ShouldBe("u-1");
        IsPersonless(item).ShouldBeFalse();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("anonymous")]
    [InlineData(" Anonymous-User ")]
    [InlineData("NULL")]
    [InlineData("0")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("[object Object]")]
    [InlineData("distinct_id")]
    [InlineData("[redacted:email]")]
    public void An_id_that_names_nobody_makes_no_person(string? id)
    {
        var item = Encoded.Event(Of(new FanoutContext { UserId = id }));
        Guid.TryParse(item.GetProperty("distinct_id").GetString(), out _).ShouldBeTrue();
        IsPersonless(item).ShouldBeTrue();
    }

    [Fact]
    public void An_id_of_200_characters_passes_and_a_longer_one_is_cut_as_the_server_would()
    {
        IdOf(new string('u', 200)).ShouldBe(new string('u', 200));
        IdOf(new string('u', 201)).ShouldBe(new string('u', 200));
        IdOf(new string('u', 199) + "\U0001F600x").ShouldBe(new string('u', 199) + "\U0001F600");
        IdOf("a\0b").ShouldBe("a\ufffdb");
    }

    [Fact]
    public void Without_a_user_events_of_one_run_belong_together_else_of_one_trace_else_each_is_alone()
    {
        var run = new FanoutContext { WorkflowRunId = "run-7" };
        var other = new FanoutContext { WorkflowRunId = "run-8" };
        DistinctId(Of(run)).ShouldBe(DistinctId(Of(run) with { Id = Some.Id(9), TraceId = "t" }));
        DistinctId(Of(run)).ShouldNotBe(DistinctId(Of(other)));
        DistinctId(Of(FanoutContext.Empty) with { TraceId = "a" })
            .ShouldBe(DistinctId(Of(FanoutContext.Empty) with { TraceId = "a", Id = Some.Id(9) }));
        DistinctId(Of(FanoutContext.Empty)).ShouldBe(SomeEvents.Named.Id.ToString());
    }

    [Fact]
    public void A_run_is_never_taken_for_the_user_or_the_trace_of_that_id()
    {
        var run = DistinctId(Of(new FanoutContext { WorkflowRunId = "7" }));
        run.ShouldNotBe("7");
        run.ShouldNotBe(DistinctId(Of(FanoutContext.Empty) with { TraceId = "7" }));
        DistinctId(Of(new FanoutContext { WorkflowRunId = new string('r', 5000) })).Length.ShouldBe(36);
    }

    [Theory]
    [InlineData(PostHogPersonProfiles.IdentifiedOnly, "u-1", false)]
    [InlineData(PostHogPersonProfiles.IdentifiedOnly, null, true)]
    [InlineData(PostHogPersonProfiles.Always, null, false)]
    [InlineData(PostHogPersonProfiles.Never, "u-1", true)]
    public void The_policy_decides_which_events_have_a_person(
        PostHogPersonProfiles policy, string? user, bool isWithout)
    {
        var source = Encoded.Source with { PersonProfiles = policy };
        IsPersonless(Encoded.Event(Of(new FanoutContext { UserId = user }), source)).ShouldBe(isWithout);
    }

    [Fact]
    public void Groups_come_from_the_tenant_or_from_what_the_options_name()
    {
        GroupsOf(new PostHogOptions()).ShouldBe("{\"tenant\":\"t-9\"}");
        var options = new PostHogOptions
        {
            Groups =
            {
                ["company"] = "TenantId",
                ["plan"] = "Plan",
                ["seat"] = "Seat",
                ["none"] = "Missing",
                ["off"] = "",
            },
        };
        GroupsOf(options).ShouldBe("{\"company\":\"t-9\",\"plan\":\"pro\",\"seat\":\"4\"}");
        GroupsOf(new PostHogOptions { Groups = { ["tenant"] = "" } }).ShouldBeNull();
    }

    [Fact]
    public void A_marker_is_no_key_of_a_group()
    {
        var item = SomeEvents.Named with { Context = new FanoutContext { TenantId = "[redacted:email]" } };
        Encoded.Properties(item).TryGetProperty("$groups", out _).ShouldBeFalse();
    }

    static string? GroupsOf(PostHogOptions options)
    {
        var item = SomeEvents.Named.With("Plan", FanoutValue.From("pro")).With("Seat", FanoutValue.From(4L));
        var properties = Encoded.Properties(item, PostHogSource.Of(options, new PostHogHost().Setup));
        return properties.TryGetProperty("$groups", out var groups) ? groups.GetRawText() : null;
    }

    static FanoutEvent Of(FanoutContext context) => SomeEvents.Named with { Context = context };

    static string IdOf(string user) => DistinctId(Of(new FanoutContext { UserId = user }));

    static string DistinctId(FanoutEvent item) => Encoded.Event(item).GetProperty("distinct_id").GetString()!;

    static bool IsPersonless(JsonElement item) =>
        item.GetProperty("properties").TryGetProperty("$process_person_profile", out var flag) && !flag.GetBoolean();
}
