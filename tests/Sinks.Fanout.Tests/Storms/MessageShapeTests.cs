// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Storms;

public sealed class MessageShapeTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("the disk is full", "the disk is full")]
    [InlineData("order 4711 of 12", "order # of #")]
    [InlineData("Int32 and Int64", "Int# and Int#")]
    [InlineData("at 0x7FFE and 0X1", "at # and #")]
    [InlineData("commit 05a00eb3aba5 failed", "commit # failed")]
    [InlineData("feedbeef has no digit", "feedbeef has no digit")]
    [InlineData("run 6f9619ff-8b86-d011-b42d-00cf4fc964ff ended", "run # ended")]
    [InlineData("cannot open \"a.md\" or 'b c.md'", "cannot open # or #")]
    [InlineData("it doesn't say 'why'", "it doesn't say #")]
    [InlineData("an open \"quotation", "an open \"quotation")]
    public void What_differs_from_event_to_event_is_folded(string text, string shape) =>
        MessageShape.Of(text).ShouldBe(shape);

    [Fact]
    public void A_shape_is_short_whatever_the_text()
    {
        MessageShape.Of(new string('x', 1_000_000)).Length.ShouldBeLessThan(1_000_001);
        MessageShape.Of(string.Concat(Enumerable.Repeat("word ", 100_000))).Length.ShouldBeLessThan(300);
        MessageShape.Cut(new string('x', 1_000)).Length.ShouldBe(256);
    }
}
