// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>What the dispatcher does with events until it is told otherwise; never changed, only replaced.</summary>
sealed record DispatchPlan
{
    /// <summary>Builds and redacts. Another one means other rules, of redaction or of frames.</summary>
    public required EventBuilder Builder { get; init; }

    /// <summary>What the storm guard lets pass of a kind in a minute; null when it is off.</summary>
    public int? StormLimit { get; init; }

    /// <summary>Reads what code attaches to errors.</summary>
    public AttachmentReader Attachments { get; init; } = AttachmentReader.None;

    public HookChain Hooks { get; init; } = HookChain.None;

    public required BreadcrumbOptions Breadcrumbs { get; init; }

    /// <summary>The lanes that take events: each is offered every event that at least one of them wants.</summary>
    public required IReadOnlyList<Lane> Lanes { get; init; }

    /// <summary>All lanes, also those that take no events.</summary>
    public IReadOnlyList<Lane> AllLanes { get => field ?? Lanes; init; }

    /// <summary>Whether lanes send at once after a Fatal event.</summary>
    public bool FlushOnFatal { get; init; }

    /// <summary>Whether baggage may say who and what an event is about.</summary>
    public bool TrustBaggage { get; init; }
}
