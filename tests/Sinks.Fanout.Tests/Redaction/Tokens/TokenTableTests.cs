// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Redaction.Tokens;

/// <summary>Every row of the table, in every place a token turns up at.</summary>
public sealed class TokenTableTests
{
    const int Seed = 20;

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, TokenTable.Kinds.Count())];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Each_kind_is_caught_wherever_it_stands_and_nothing_else_is_touched(int row)
    {
        var kind = KindOf(row);
        for (var seed = 0; seed < Seed; seed++)
        {
            var token = SomeToken.Of(kind, seed);
            var marker = Marker.Of(kind.Rule);
            foreach (var frame in (string[])["{0}", "it was {0}, they say", "got '{0}'", "{{\"v\":\"{0}\",\"n\":1}}",
                "see https://x.example/a/{0}?n=1", "a\\n{0}\\nb", "%22{0}%22 x"])
            {
                // What must stand before the token stands before it.
                var text = kind.Context is null ? frame : kind.Context + " " + frame;
                var redacted = Redactor.Default.Redact(string.Format(null, text, token));
                redacted.ShouldBe(string.Format(null, text, marker), token);
                Redactor.Default.Redact(redacted).ShouldBeSameAs(redacted);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_token_too_short_or_inside_a_longer_word_is_none_of_that_kind(int row)
    {
        var kind = KindOf(row);
        for (var seed = 0; seed < Seed; seed++)
        {
            var cut = SomeToken.TooShort(kind, seed);
            kind.EndAt(cut, 0).ShouldBe(-1, cut);
            var context = kind.Context is null ? "" : kind.Context + " ";
            var inside = context + "x" + SomeToken.Of(kind, seed);
            Redactor.Default.Redact(inside).ShouldNotBe(context + "x" + Marker.Of(kind.Rule), inside);
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void What_documentation_fills_in_is_no_token(int row)
    {
        var kind = KindOf(row);
        var filler = kind.Stem + string.Concat(kind.Parts.Select(part => part.Text ?? Filler(part)));
        if (kind.Stem.Length < 15)
            kind.EndAt(filler, 0).ShouldBe(-1, filler);
        Redactor.Default.Redact($"{kind.Stem} is how they begin").ShouldContain(kind.Stem);
    }

    [Fact]
    public void No_row_is_there_twice() =>
        TokenTable.Kinds
            .Select(kind => kind.Stem + "|" + string.Join(' ', kind.Parts) + "|" + kind.Context)
            .ShouldBeUnique();

    static string Filler(TokenPart part) =>
        new(part.Alphabet is 'd' or 'h' or 'x' ? '0' : part.Alphabet is 'u' ? 'X' : 'x', part.Minimum);

    static TokenKind KindOf(int row) => TokenTable.Kinds.ElementAt(row);
}
