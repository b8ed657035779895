// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>A URL that may be posted to by whoever knows it: its fixed part, cut before the word <c>hook</c>.</summary>
sealed class WebhookUrl
{
    public const string Anchor = "hook";

    readonly string _before;
    readonly string _after;

    /// <summary>Takes the host and as much of the path as is known to all.</summary>
    public WebhookUrl(string url)
    {
        var anchor = url.IndexOf(Anchor, StringComparison.Ordinal);
        _before = url[..anchor];
        _after = url[anchor..];
    }

    /// <summary>Where the fixed part ends, if the anchor there belongs to it; else -1.</summary>
    public int EndAt(ReadOnlySpan<char> text, int anchor) =>
        Begins(text, anchor) ? End(text, anchor) : -1;

    // Read backwards, for a slash may be written in several ways.
    bool Begins(ReadOnlySpan<char> text, int anchor)
    {
        for (var i = _before.Length - 1; i >= 0; i--)
        {
            var length = _before[i] == '/' ? SlashBefore(text[..anchor]) : 1;
            if (length == 0 || length > anchor || (_before[i] != '/' && text[anchor - 1] != _before[i]))
                return false;
            anchor -= length;
        }

        return true;
    }

    int End(ReadOnlySpan<char> text, int at)
    {
        foreach (var c in _after)
        {
            if (at >= text.Length)
                return -1;
            if (c != '/')
            {
                if (text[at++] != c)
                    return -1;
                continue;
            }

            var port = text[at] == ':' ? text[(at + 1)..].IndexOfAnyExceptInRange('0', '9') : -1;
            at += port > 0 ? port + 1 : 0;
            var length = SlashAt(text[at..]);
            if (length == 0)
                return -1;
            at += length;
        }

        return at;
    }

    static int SlashBefore(ReadOnlySpan<char> text) =>
        text.EndsWith("\\/", StringComparison.Ordinal) ? 2
        : text.EndsWith("/", StringComparison.Ordinal) ? 1
        : text.EndsWith("%2F", StringComparison.OrdinalIgnoreCase) ? 3
        : 0;

    static int SlashAt(ReadOnlySpan<char> text) =>
        text.StartsWith("/", StringComparison.Ordinal) ? 1
        : text.StartsWith("\\/", StringComparison.Ordinal) ? 2
        : text.StartsWith("%2F", StringComparison.OrdinalIgnoreCase) ? 3
        : 0;
}
