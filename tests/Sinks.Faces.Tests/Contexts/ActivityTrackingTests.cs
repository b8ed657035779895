// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Sinks.Faces.Tests.Contexts;

/// <summary>A logger factory that adds the current activity to the scopes.</summary>
public class ActivityTrackingTests
{
    const ActivityTrackingOptions Everything = ActivityTrackingOptions.SpanId | ActivityTrackingOptions.TraceId
        | ActivityTrackingOptions.ParentId | ActivityTrackingOptions.TraceState | ActivityTrackingOptions.TraceFlags
        | ActivityTrackingOptions.Tags | ActivityTrackingOptions.Baggage;

    [Fact]
    public async Task Ids_are_not_repeated_as_properties()
    {
        await using var rig = Rig(Everything);
        using var parent = Begin();
        using var activity = Begin();
        rig.Logger.LogError("failed");
        var seen = await rig.OneAsync();
        seen.TraceId.ShouldBe(activity.TraceId.ToHexString());
        seen.SpanId.ShouldBe(activity.SpanId.ToHexString());
        seen.Properties.ShouldBeEmpty();
    }

    [Fact]
    public async Task Tags_are_properties_and_their_context_is_weaker_than_the_ambient_one()
    {
        await using var rig = Rig(Everything);
        using var activity = Begin();
        activity.SetTag("peer", "db").SetTag("user.id", "of the tag").SetTag("tenant.id", "acme");
        using (FanoutContext.Push(userId: "pushed"))
            rig.Logger.LogError("failed");
        var seen = await rig.OneAsync();
        seen.Context.ShouldBe(new FanoutContext { UserId = "pushed", TenantId = "acme" });
        seen.Properties.ShouldHaveSingleItem().ShouldBe(new FanoutProperty("peer", FanoutValue.From("db")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Baggage_names_somebody_only_where_it_is_trusted_and_is_the_weakest(bool isTrusted)
    {
        await using var rig = Rig(Everything, o => o.TrustBaggage = isTrusted);
        using var activity = Begin();
        activity.AddBaggage("region", "eu").AddBaggage("user.id", "u-1").AddBaggage("tenant.id", "of baggage");
        activity.SetTag("tenant.id", "acme");
        rig.Logger.LogError("failed");
        var seen = await rig.OneAsync();
        seen.Context.ShouldBe(new FanoutContext { UserId = isTrusted ? "u-1" : null, TenantId = "acme" });
        seen.Properties.ShouldHaveSingleItem().ShouldBe(new FanoutProperty("region", FanoutValue.From("eu")));
    }

    [Fact]
    public async Task Without_tracking_the_activity_counts_all_the_same()
    {
        await using var rig = Rig(ActivityTrackingOptions.None);
        using var activity = Begin();
        activity.SetTag("workflow.id", "conversion").SetTag("peer", "db");
        rig.Logger.LogError("failed");
        var seen = await rig.OneAsync();
        seen.Context.ShouldBe(new FanoutContext { WorkflowId = "conversion" });
        seen.Properties.ShouldBeEmpty();
    }

    static LoggerRig Rig(ActivityTrackingOptions tracked, Action<FanoutOptions>? configure = null) => new(
        configure, logging => logging.Configure(options => options.ActivityTrackingOptions = tracked));

    static Activity Begin() => new Activity("work").SetIdFormat(ActivityIdFormat.W3C).Start();
}
