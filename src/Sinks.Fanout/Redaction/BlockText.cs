// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>A YAML block: <c>key: |</c>, and the lines below that are indented further than the key.</summary>
static class BlockText
{
    public static bool TryRead(ReadOnlySpan<char> text, int name, int at, out Range value)
    {
        value = default;
        if (text[at] is not ('|' or '>'))
            return false;
        var line = at + 1;
        while (line < text.Length && text[line] is '+' or '-' or (>= '0' and <= '9') or ' ' or '\r')
            line++;
        if (line >= text.Length || text[line] != '\n')
            return false;

        var lineStart = text[..name].LastIndexOf('\n') + 1;
        var indent = text[lineStart..name].IndexOfAnyExcept(' ');
        // A key in a list is indented by its dash, too.
        indent = indent < 0 ? name - lineStart : indent;
        var (start, end) = (-1, line);
        while (end < text.Length)
        {
            var next = end + 1;
            var length = text[next..].IndexOf('\n');
            var stop = length < 0 ? text.Length : next + length;
            var own = text[next..stop].IndexOfAnyExcept(" \r");
            if (own >= 0 && own <= indent)
                break;
            if (own >= 0 && start < 0)
                start = next + own;
            end = stop;
        }

        value = start < 0 ? default : start..(end - (text[end - 1] == '\r' ? 1 : 0));
        return start >= 0;
    }
}
