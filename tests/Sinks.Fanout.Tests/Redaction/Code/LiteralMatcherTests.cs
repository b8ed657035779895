// SPDX-License-Identifier: Apache-2.0
using FsCheck;
using FsCheck.Fluent;

namespace Sinks.Fanout.Tests.Redaction.Code;

public sealed class LiteralMatcherTests
{
    [Fact]
    public void It_finds_what_a_plain_search_finds() =>
        Prop.ForAll<int>(seed =>
        {
            var random = new Random(seed);
            // Few letters: many overlaps, common beginnings and near misses.
            var letters = random.Next(2) == 0 ? "ab" : "abö\u4e2d9_";
            var texts = Enumerable.Range(0, random.Next(1, 20)).Select(_ => Some(4, 12)).Distinct().ToArray();
            var matcher = new LiteralMatcher(texts.ToDictionary(text => text, _ => false));
            var text = Some(0, 200);
            for (var at = 0; at <= text.Length; at++)
            {
                var found = matcher.Next(text, at, out var length, out _);
                var expected = Enumerable.Range(at, text.Length - at)
                    .FirstOrDefault(start => texts.Any(one => StartsAt(one, start)), -1);
                found.ShouldBe(expected);
                length.ShouldBe(expected < 0 ? 0 : texts.Where(one => StartsAt(one, expected)).Max(one => one.Length));
            }

            return true;

            string Some(int least, int most) => new(random.GetItems(letters.AsSpan(), random.Next(least, most)));

            bool StartsAt(string one, int start) => text.AsSpan(start).StartsWith(one, StringComparison.Ordinal);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    /// <summary>Not by the clock: so many comparisons would take hours if it were not linear.</summary>
    [Theory]
    [InlineData("a", "")]
    [InlineData("sk_live_", "")]
    [InlineData("%61", "")]
    [InlineData("\\u0061\\\\", "&amp;")]
    [InlineData("YWFh", "=")]
    public void Many_values_that_begin_alike_and_a_text_of_beginnings_take_linear_time(string piece, string end)
    {
        var values = Enumerable.Range(0, 2_000).Select(i => $"{Repeat(1 + (i % 50))}#{i:0000}");
        var search = LiteralSearch.For(values)!;
        var text = Repeat(1_000_000 / piece.Length) + end;
        HitList hits = default;
        search.Find(text, ref hits);
        hits.IsEmpty.ShouldBeTrue();
        search.Find(text + piece + "#0000", ref hits);
        hits.IsEmpty.ShouldBeFalse();

        string Repeat(int count) => string.Concat(Enumerable.Repeat(piece, count));
    }

    [Fact]
    public void Without_escapes_a_clean_text_allocates_nothing()
    {
        var search = LiteralSearch.For(Enumerable.Range(0, 1_000).Select(i => $"value-{i:0000}-{i * 7919}"))!;
        const string text = "Request GET /orders/4711?page=2 took 12.5 ms for tenant 77 on node w-3 (value-9 of 12)";
        HitList hits = default;
        search.Find(text, ref hits);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            search.Find(text, ref hits);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        hits.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Values_that_overlap_are_one_stretch()
    {
        var search = LiteralSearch.For(["abcdef", "defghi"])!;
        HitList hits = default;
        search.Find("xx abcdefghi yy defghi", ref hits);
        hits.Merged().Select(static hit => (hit.Start, hit.End)).ShouldBe([(3, 12), (16, 22)]);
    }
}
