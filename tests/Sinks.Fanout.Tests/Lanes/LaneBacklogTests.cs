// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Lanes;

public class LaneBacklogTests
{
    readonly LaneBacklog _backlog = new(
        LanePlan.From("lane", "Scripted", new ScriptedBackend(), new TestOptions { QueueLimit = 100 }));

    [Fact]
    public void What_was_carried_over_comes_before_the_queue_and_keeps_its_order()
    {
        var queued = Queue(2);
        LaneItem[] earlier = [NewItem(), NewItem()];
        LaneItem[] later = [NewItem()];
        _backlog.Carry(later);
        _backlog.Carry(earlier);
        _backlog.HasCarried.ShouldBeTrue();
        _backlog.FreshCount.ShouldBe(5);
        _backlog.TakeFresh(4).ShouldBe([.. earlier, .. later, queued[0]]);
        _backlog.HasCarried.ShouldBeFalse();
        _backlog.OldestQueued.ShouldBeSameAs(queued[1]);
        _backlog.TakeFresh(4).ShouldBe([queued[1]]);
        _backlog.TakeFresh(4).ShouldBeEmpty();
    }

    [Fact]
    public void Batches_to_send_again_come_in_their_order_with_the_urgent_first()
    {
        var (first, second, urgent) = (NewBatch(1), NewBatch(1), NewBatch(1));
        _backlog.PutBack(first, first: false);
        _backlog.PutBack(second, first: false);
        _backlog.PutBack(urgent, first: true);
        Again().ShouldBe([urgent, first, second]);
    }

    [Fact]
    public void A_cut_makes_two_halves_in_order_that_share_a_split_and_the_time_of_the_first_send()
    {
        var batch = NewBatch(5);
        batch.FirstSentAt = TimeSpan.FromSeconds(7);
        _backlog.Cut(batch);
        var halves = Again();
        halves.Select(half => half.Items.Count).ShouldBe([2, 3]);
        halves.SelectMany(half => half.Items).ShouldBe(batch.Items);
        halves[0].Split.ShouldNotBeNull().ShouldBeSameAs(halves[1].Split);
        halves.ShouldAllBe(half => half.FirstSentAt == TimeSpan.FromSeconds(7));
    }

    [Fact]
    public void A_decided_split_gives_back_the_half_it_held_once()
    {
        _backlog.Cut(NewBatch(2));
        var halves = Again();
        var split = halves[0].Split!;
        split.Held = halves[0];
        _backlog.Decide(split).ShouldBeSameAs(halves[0]);
        split.IsDecided.ShouldBeTrue();
        _backlog.Decide(split).ShouldBeNull();
    }

    [Fact]
    public void Everything_is_everything_held_halves_included()
    {
        _backlog.Cut(NewBatch(2));
        var held = Again();
        held[0].Split!.Held = held[1];
        Queue(3);
        _backlog.Carry([NewItem()]);
        _backlog.PutBack(NewBatch(4), first: false);
        _backlog.TakeEverything().Count.ShouldBe(1 + 3 + 1 + 4);
        _backlog.FreshCount.ShouldBe(0);
        _backlog.FreshBytes.ShouldBe(0);
        _backlog.TakeEverything().ShouldBeEmpty();
    }

    static LaneItem NewItem() => new(Some.Event(), 1, 100);

    static Batch NewBatch(int count) => new([.. Enumerable.Range(0, count).Select(_ => NewItem())]);

    LaneItem[] Queue(int count)
    {
        var items = Enumerable.Range(0, count).Select(_ => NewItem()).ToArray();
        Array.ForEach(items, item => _backlog.Add(item, []).ShouldBeNull());
        return items;
    }

    List<Batch> Again()
    {
        var batches = new List<Batch>();
        while (_backlog.TakeAgain() is { } batch)
            batches.Add(batch);
        return batches;
    }
}
