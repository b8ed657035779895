// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Items that are sent together, and again together until they are delivered, split or dropped.</summary>
sealed class Batch(IReadOnlyList<LaneItem> items)
{
    public IReadOnlyList<LaneItem> Items { get; } = items;

    /// <summary>When it was first sent, since the lane began; null until then. A part inherits it.</summary>
    public TimeSpan? FirstSentAt { get; set; }

    /// <summary>When it was sent last.</summary>
    public TimeSpan SentAt { get; set; }

    /// <summary>The plan it was taken for, whose backend sends it; null until then.</summary>
    public LanePlan? Plan { get; set; }

    /// <summary>The split this batch is a half of, or null.</summary>
    public Split? Split { get; init; }

    /// <summary>Whether it is sent to see if a suspended lane is welcome again.</summary>
    public bool IsProbe { get; init; }

    /// <summary>A part of the batch, as a batch of its own.</summary>
    public Batch Part(int start, int count, Split? split = null) =>
        new([.. Items.Skip(start).Take(count)]) { FirstSentAt = FirstSentAt, Split = split };

    /// <summary>The same items, belonging to no split and never sent.</summary>
    public Batch Anew() => new(Items);

    /// <summary>The same batch with fewer items.</summary>
    public Batch With(IReadOnlyList<LaneItem> items) =>
        new(items) { FirstSentAt = FirstSentAt, SentAt = SentAt, Plan = Plan, Split = Split, IsProbe = IsProbe };
}
