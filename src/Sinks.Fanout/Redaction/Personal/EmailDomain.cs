// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The part of an address behind the <c>@</c>: labels, dots, and letters at the end.</summary>
static class EmailDomain
{
    const int LengthLimit = 255;
    const int LabelLimit = 63;

    // image@2x.png, getty@tty1.service, Cart@12.java
    static readonly WordSet FileEndings = new("""
        png jpg jpeg gif svg webp bmp ico tif tiff avif heic pdf doc docx xls xlsx ppt pptx txt log csv tsv xml json
        jsonl yaml yml toml ini cfg conf config html htm xhtml css scss less js mjs cjs jsx ts tsx java class jar war
        kt cs vb fs fsx csproj sln nupkg dll exe msi cpp hpp rb php go lua sql db sqlite bak tmp lock gz tgz bz2 xz
        rar tar deb rpm dmg iso img ttf otf woff woff2 eot wav mkv avi mpeg
        service socket timer mount automount target slice scope path device swap
        """);

    /// <summary>Where the domain that begins there ends; the beginning itself when there is none.</summary>
    public static int EndOf(ReadOnlySpan<char> text, int start)
    {
        var (end, label, labels) = (start, start, 0);
        var limit = Math.Min(text.Length, start + LengthLimit + 1);
        for (var i = start; ; i++)
        {
            if (i < limit && LengthAt(text, i, label) is var length and > 0)
            {
                i += length - 1;
                continue;
            }

            var isDot = i < limit && text[i] == '.';
            if (!IsLabel(text[label..i]))
                break;
            labels++;
            if (labels > 1 && IsTopLevel(text[label..i]))
                end = i;
            if (!isDot)
                break;
            label = i + 1;
        }

        return end > start && !IsVersion(text[start..end]) && !IsCode(text, start, end) ? end : start;
    }

    static int LengthAt(ReadOnlySpan<char> text, int at, int label)
    {
        var c = text[at];
        if (c is '\\' or '%')
            return EmailChars.EscapedLetterLength(text[at..]);
        if (EmailChars.IsLetterOrDigit(c))
            return at > label && EmailChars.IsBreak(text[at - 1], c) ? 0 : 1;
        return c == '-' && at > label ? 1 : 0;
    }

    static bool IsLabel(ReadOnlySpan<char> label) =>
        !label.IsEmpty && label[^1] != '-' && (label.Length <= LabelLimit || HasEscapes(label));

    static bool HasEscapes(ReadOnlySpan<char> label) => label.ContainsAny('\\', '%');

    static bool IsTopLevel(ReadOnlySpan<char> label)
    {
        if (label.StartsWith("xn--", StringComparison.OrdinalIgnoreCase))
            return label.Length > 4;
        if (HasEscapes(label))
            return true;
        foreach (var c in label)
        {
            if (char.IsDigit(c) || c == '-')
                return false;
        }

        return label.Length > 1 && !FileEndings.ContainsAnyCase(label);
    }

    // pkg@1.0.0-beta.rc; 163.com is a domain.
    static bool IsVersion(ReadOnlySpan<char> domain)
    {
        var second = domain.IndexOf('.') + 1;
        var first = domain[..(second - 1)];
        return char.IsAsciiDigit(domain[second]) && first.TrimStart('v').IndexOfAnyExceptInRange('0', '9') < 0;
    }

    // Object@1a2b3c.run(), deploy@web.example:/srv
    static bool IsCode(ReadOnlySpan<char> text, int start, int end)
    {
        if (end + 1 >= text.Length)
            return false;
        var after = text[end + 1];
        return text[end] switch
        {
            '(' => after == ')' || IsHash(text[start..end]),
            ':' => after == '~' || (after == '/' && !(end + 2 < text.Length && text[end + 2] == '/')),
            _ => false,
        };
    }

    static bool IsHash(ReadOnlySpan<char> domain)
    {
        var label = domain[..domain.IndexOf('.')];
        foreach (var c in label)
        {
            if (!char.IsAsciiHexDigit(c))
                return false;
        }

        return label.IndexOfAnyInRange('0', '9') >= 0;
    }
}
