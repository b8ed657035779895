// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace Sinks.AspNetCore;

/// <summary>
/// Reads the stack of an error as browsers print it, none of which is standardised: <c>    at save
/// (https://x/a.js:1:2)</c> in Chromium, <c>save@https://x/a.js:1:2</c> in Firefox and Safari.
/// </summary>
static class ScriptStack
{
    const int FrameLimit = 50;
    const int LineLimit = 1_500;
    const int LinesLimit = 200;

    static readonly string[] Foreign =
    [
        "/node_modules/", "/vendor/", "/vendors", "/vendor.", "vendors~", "vendors-", "/cdn-cgi/", "webpack/bootstrap",
    ];

    /// <summary>The frames from the throwing one outwards.</summary>
    /// <param name="stack">The stack, of any length.</param>
    /// <param name="page">The address of the page: scripts from elsewhere are not its own.</param>
    public static IReadOnlyList<BrowserFrame> Parse(string? stack, string? page)
    {
        if (string.IsNullOrEmpty(stack))
            return [];
        var frames = new List<BrowserFrame>();
        var origin = OriginOf(page);
        var lines = 0;
        foreach (var line in stack.AsSpan().EnumerateLines())
        {
            if (++lines > LinesLimit || frames.Count == FrameLimit)
                break;
            if (line.Length <= LineLimit && ParseLine(line.Trim()) is { } frame)
                frames.Add(frame with { InApp = IsOwn(frame.Url, origin) });
        }

        return frames;
    }

    /// <summary>Whether a script is the site's own, not a library's, an extension's or another site's.</summary>
    public static bool IsOwn(string? script, string? origin)
    {
        if (script is null || OriginOf(script) is not { } from)
            return false;
        if (origin is not null && !string.Equals(from, origin, StringComparison.OrdinalIgnoreCase))
            return false;
        return !Array.Exists(Foreign, part => script.Contains(part, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Scheme, host and port of a page or script of the web; null for anything else.</summary>
    public static string? OriginOf(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri!.GetLeftPart(UriPartial.Authority)
            : null;

    static BrowserFrame? ParseLine(ReadOnlySpan<char> line)
    {
        if (line.StartsWith("at ", StringComparison.Ordinal))
            return ParseChromium(line[3..]);
        var at = line.IndexOf('@');
        return at < 0 ? Place(default, line) : Place(line[..at], line[(at + 1)..]);
    }

    static BrowserFrame? ParseChromium(ReadOnlySpan<char> text)
    {
        if (!text.EndsWith(")", StringComparison.Ordinal))
            return Place(default, text.StartsWith("async ", StringComparison.Ordinal) ? text[6..] : text);
        var open = text.LastIndexOf(" (", StringComparison.Ordinal);
        if (open < 0)
            return null;
        var function = text[..open];
        if (function.StartsWith("async ", StringComparison.Ordinal))
            function = function[6..];
        return Place(function, text[(open + 2)..^1]);
    }

    /// <summary>An address with line and column at its end; both must be numbers, or the line is no frame.</summary>
    static BrowserFrame? Place(ReadOnlySpan<char> function, ReadOnlySpan<char> place)
    {
        if (!TakeNumber(ref place, out var last))
            return null;
        var (line, column) = TakeNumber(ref place, out var first) ? (first, last) : (last, 0);
        if (place.IsEmpty)
            return null;
        return new BrowserFrame(
            function.IsEmpty ? null : function.ToString(), place.ToString(), line, column, InApp: false);
    }

    static bool TakeNumber(ref ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        var colon = text.LastIndexOf(':');
        if (colon < 0
            || !int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out number))
            return false;
        text = text[..colon];
        return true;
    }
}
