// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace Sinks.Fanout;

/// <summary>Cuts lines out of source and redacts them; never throws.</summary>
/// <param name="redactor">Takes secrets out: lines may hold hard-coded ones.</param>
/// <param name="count">How many lines are shown before and after the one in question.</param>
sealed class SourceReader(Redactor redactor, int count)
{
    const int LineLimit = 512;

    // Secrets of several lines are known by their beginning and end, which may stand outside of what is shown.
    const int WindowLimit = 16 * 1024;

    const string Ellipsis = "...";

    /// <summary>The lines around a place; null when its source is not at hand.</summary>
    /// <param name="symbols">The symbols of its module, or null.</param>
    /// <param name="place">The place.</param>
    /// <param name="methodToken">The method it is in.</param>
    /// <param name="offset">The instruction.</param>
    public SourceExcerpt? Read(ModuleSymbols? symbols, SourcePlace place, int methodToken, int offset)
    {
        if (place.File is null || place.Line <= 0)
            return null;
        try
        {
            var text = symbols?.EmbeddedTextOf(methodToken, offset)
                ?? SourceText.Read(place.File, symbols?.SourceHashOf(methodToken, offset));
            return text is null ? null : Excerpt(text, place.Line - 1);
        }
        catch (Exception)
        {
            // An extra that costs nothing else.
            return null;
        }
    }

    SourceExcerpt? Excerpt(string text, int index)
    {
        var lines = LinesOf(text);
        if (index >= lines.Count)
            return null;
        var (first, last) = Window(lines, index);
        var start = lines[first].Start;
        var window = text[start..lines[last].End];
        var hits = redactor.Find(window);
        foreach (var hit in hits)
            redactor.Take(hit.Rule);
        return new SourceExcerpt
        {
            Line = Shown(index),
            Before = [.. Enumerable.Range(index - count, count).Where(i => i >= first).Select(Shown)],
            After = [.. Enumerable.Range(index + 1, count).Where(i => i <= last).Select(Shown)],
        };

        string Shown(int i) => Redact(window, hits, lines[i].Start - start, lines[i].End - start);
    }

    /// <summary>As many lines around the one in question as are looked at together.</summary>
    static (int First, int Last) Window(List<(int Start, int End)> lines, int index)
    {
        var (first, last) = (index, index);
        var grows = true;
        while (grows)
        {
            grows = false;
            if (first > 0 && lines[last].End - lines[first - 1].Start <= WindowLimit)
            {
                first--;
                grows = true;
            }

            if (last + 1 < lines.Count && lines[last + 1].End - lines[first].Start <= WindowLimit)
            {
                last++;
                grows = true;
            }
        }

        return (first, last);
    }

    /// <summary>A line without what was found in it, or around it.</summary>
    string Redact(string window, IReadOnlyList<Hit> hits, int start, int end)
    {
        var line = new StringBuilder();
        var next = start;
        foreach (var hit in hits)
        {
            if (hit.End <= next || hit.Start >= end)
                continue;
            line.Append(window, next, Math.Max(0, hit.Start - next)).Append(redactor.TextFor(window, hit));
            next = Math.Min(hit.End, end);
        }

        // Once more by itself: of a window that is too long only the beginning was looked at.
        return Cut(redactor.Redact(line.Append(window, next, end - next).ToString()));
    }

    static string Cut(string line)
    {
        if (line.Length <= LineLimit)
            return line;
        var end = LineLimit - Ellipsis.Length;
        return string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[end - 1]) ? end - 1 : end), Ellipsis);
    }

    /// <summary>Lines as compilers count them.</summary>
    static List<(int Start, int End)> LinesOf(string text)
    {
        var lines = new List<(int Start, int End)>();
        var start = 0;
        while (text.AsSpan(start).IndexOfAny("\r\n\u0085\u2028\u2029") is >= 0 and var length)
        {
            var end = start + length;
            lines.Add((start, end));
            start = text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
        }

        lines.Add((start, text.Length));
        return lines;
    }
}
