// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace Sinks.Fanout;

/// <summary>
/// Says which stretches of a text are taken out and by which rules, in places of the text as it was. Redaction may take
/// several rounds: what a later one takes out is led back over the markers of those before.
/// </summary>
sealed class Explanation(string text)
{
    string _text = text;

    // What has been taken out so far, in order.
    List<Piece> _pieces = [];

    public static IReadOnlyList<RedactionSpan> Of(string text, TextScanner scanner)
    {
        var explanation = new Explanation(text);
        for (var round = 0; round < TextScanner.RoundLimit; round++)
        {
            var hits = scanner.Look(explanation._text);
            if (hits.IsEmpty)
                break;
            explanation.Take(hits.Merged());
        }

        return [.. explanation._pieces.Select(static piece =>
            new RedactionSpan(piece.Origin, piece.OriginEnd - piece.Origin, piece.Rule))];
    }

    void Take(List<Hit> hits)
    {
        var taken = hits.ConvertAll(hit =>
            new Piece(hit.Start, hit.End, OriginOf(hit.Start), OriginOfEnd(hit.End), hit.Rule));
        // The marker of an earlier round that a hit has swallowed is part of it now.
        var kept = _pieces.Where(piece => !hits.Exists(hit => piece.Start < hit.End && hit.Start < piece.End));
        var pieces = taken.Concat(kept).OrderBy(static piece => piece.Start).ToList();

        var result = new StringBuilder();
        var read = 0;
        for (var i = 0; i < pieces.Count; i++)
        {
            result.Append(_text, read, pieces[i].Start - read);
            read = pieces[i].End;
            var start = result.Length;
            result.Append(Marker.Of(pieces[i].Rule));
            pieces[i] = pieces[i] with { Start = start, End = result.Length };
        }

        _text = result.Append(_text, read, _text.Length - read).ToString();
        _pieces = pieces;
    }

    int OriginOf(int at)
    {
        var piece = _pieces.FindLast(piece => piece.Start <= at);
        if (piece is null)
            return at;
        return at < piece.End ? piece.Origin : piece.OriginEnd + at - piece.End;
    }

    int OriginOfEnd(int end)
    {
        var piece = _pieces.FindLast(piece => piece.Start < end);
        if (piece is null)
            return end;
        return end <= piece.End ? piece.OriginEnd : piece.OriginEnd + end - piece.End;
    }

    sealed record Piece(int Start, int End, int Origin, int OriginEnd, string Rule);
}
