// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Makes of a name and a text what backends may see: redacted, bounded, cut at the end of a line.</summary>
/// <param name="redactor">Takes secrets out.</param>
/// <param name="bytesLimit">The most bytes of a text in UTF-8; 0 takes none.</param>
sealed class AttachmentRedaction(Redactor redactor, int bytesLimit)
{
    public const int CountLimit = 5;
    public const int MaxBytesLimit = 1024 * 1024;
    public const int DefaultBytesLimit = 64 * 1024;

    const int NameLimit = 128;
    const int TypeLimit = 100;
    const string DefaultName = "attachment.txt";
    const string DefaultType = "text/plain";

    // What stands behind the cut is read too, and not kept: half a secret would not be recognised.
    const int Margin = 8 * 1024;

    public bool IsOff => bytesLimit <= 0;

    /// <summary>No more of a text than any limit allows.</summary>
    public static string Bounded(string text) =>
        text.Length > MaxBytesLimit + Margin ? text[..(MaxBytesLimit + Margin)] : text;

    /// <summary>The attachment as backends may see it.</summary>
    /// <param name="fileName">Its name, or a path.</param>
    /// <param name="contentType">Its media type.</param>
    /// <param name="text">Its text, raw.</param>
    public AttachmentInfo Redact(string? fileName, string? contentType, string text)
    {
        var kept = KeptOf(text, out var isTruncated);
        return new AttachmentInfo
        {
            FileName = NameOf(fileName ?? ""),
            ContentType = TypeOf(contentType ?? ""),
            Text = kept,
            IsTruncated = isTruncated,
        };
    }

    string KeptOf(string text, out bool isTruncated)
    {
        var end = Utf8Length.EndWithin(text, bytesLimit);
        isTruncated = end < text.Length;
        var read = isTruncated ? text[..Math.Min(text.Length, end + Margin)] : text;
        var redacted = redactor.RedactUpTo(read, end);
        // Markers can make a text longer than it was.
        end = Utf8Length.EndWithin(redacted, bytesLimit);
        isTruncated |= end < redacted.Length;
        return isTruncated ? redacted[..EndOfLine(redacted, WithoutHalfMarker(redacted, end))] : redacted;
    }

    string NameOf(string path)
    {
        var last = path[(path.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        var name = redactor.Redact(string.Concat(last.Select(static c => char.IsControl(c) ? '_' : c)));
        if (name.Length > NameLimit)
            name = name[..WithoutHalfMarker(name, NameLimit)];
        return name is "" or "." or ".." ? DefaultName : name;
    }

    /// <summary>What is no media type would be a header of somebody's making.</summary>
    string TypeOf(string type)
    {
        var redacted = redactor.Redact(type);
        var isType = redacted.Length is > 0 and <= TypeLimit
            && redacted.Contains('/', StringComparison.Ordinal)
            && redacted.All(static c =>
                char.IsAsciiLetterOrDigit(c) || "/+-.;= _".Contains(c, StringComparison.Ordinal));
        return isType ? redacted : DefaultType;
    }

    static int WithoutHalfMarker(string text, int end) =>
        Marker.Around(text, end) is { End: > 0 } half ? half.Start : end;

    /// <summary>The end of the last whole line, unless that would be less than half of the text.</summary>
    static int EndOfLine(string text, int end)
    {
        var line = text.AsSpan(0, end).LastIndexOf('\n') + 1;
        return line > end / 2 ? line : end;
    }
}
