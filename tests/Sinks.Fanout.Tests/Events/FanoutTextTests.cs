// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace Sinks.Fanout.Tests.Events;

public sealed class FanoutTextTests
{
    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdefg", 6, "abc...")]
    [InlineData("", 4, "")]
    [InlineData("ab\ud83d\ude00cdef", 6, "ab...")]
    public void A_text_is_cut_at_its_limit_of_characters(string text, int limit, string expected) =>
        FanoutText.Cut(text, limit).ShouldBe(expected);

    [Theory]
    [InlineData("abcdefg", 7, "abcdefg")]
    [InlineData("abcdefgh", 7, "abcd...")]
    [InlineData("\u00e9\u00e9\u00e9\u00e9", 8, "\u00e9\u00e9\u00e9\u00e9")]
    [InlineData("\u00e9\u00e9\u00e9\u00e9", 7, "\u00e9\u00e9...")]
    [InlineData("\ud83d\ude00\ud83d\ude00", 7, "\ud83d\ude00...")]
    public void A_text_is_cut_at_its_limit_of_bytes(string text, int limit, string expected) =>
        FanoutText.CutBytes(text, limit).ShouldBe(expected);

    [Fact]
    public void No_text_is_longer_than_its_limit_of_bytes_nor_more_than_a_character_shorter()
    {
        var random = new Random(7);
        for (var i = 0; i < 2000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, 40).Select(_ => random.Next(5) switch
            {
                0 => "\u00e9",
                1 => "\u20ac",
                2 => "\ud83d\ude00",
                3 => "\ud800",
                _ => "a",
            }));
            var limit = random.Next(7, 130);
            var cut = Encoding.UTF8.GetByteCount(FanoutText.CutBytes(text, limit));
            cut.ShouldBeLessThanOrEqualTo(limit);
            if (Encoding.UTF8.GetByteCount(text) > limit)
                cut.ShouldBeGreaterThan(limit - 4);
        }
    }
}
