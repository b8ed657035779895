// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Redacts frames that a hook returned.</summary>
sealed class FrameRedaction(Redactor redactor)
{
    const int FrameLimit = 500;
    const int LineLimit = 20;

    /// <summary>The frames as they may be sent.</summary>
    /// <param name="changed">What the hook returned; in spite of the annotations anything in it may be null.</param>
    public IReadOnlyList<FrameInfo> Redact(IReadOnlyList<FrameInfo?>? changed)
    {
        var frames = new List<FrameInfo>();
        ModuleInfo? lastModule = null;
        ModuleInfo? lastRedacted = null;
        foreach (var frame in (changed ?? []).Take(FrameLimit))
        {
            if (frame is null)
                continue;
            if (!ReferenceEquals(frame.Module, lastModule))
                (lastModule, lastRedacted) = (frame.Module, frame.Module is null ? null : Module(frame.Module));
            frames.Add(frame with
            {
                Function = Text(frame.Function) ?? "",
                TypeName = Text(frame.TypeName),
                Assembly = Text(frame.Assembly),
                File = Text(frame.File),
                Module = lastRedacted,
                Source = frame.Source is null ? null : Source(frame.Source),
            });
        }

        return frames;
    }

    /// <summary>The very instance if nothing in it was secret: all frames of a module share one.</summary>
    ModuleInfo Module(ModuleInfo module)
    {
        var redacted = module with
        {
            Name = Text(module.Name) ?? "",
            File = Text(module.File),
            CodeId = IdOrNull(module.CodeId),
            DebugId = IdOrNull(module.DebugId),
            DebugFile = Text(module.DebugFile),
            DebugChecksum = ChecksumOrNull(module.DebugChecksum),
        };
        return redacted == module ? module : redacted;
    }

    SourceExcerpt Source(SourceExcerpt source) => source with
    {
        Line = Text(source.Line) ?? "",
        Before = Lines(source.Before),
        After = Lines(source.After),
    };

    List<string> Lines(IReadOnlyList<string?>? lines) =>
        [.. (lines ?? []).Take(LineLimit).Select(line => Text(line) ?? "")];

    /// <summary>An id that is none is left out: a hook may not send text in its place.</summary>
    static string? IdOrNull(string? id) =>
        id?.Length is > 0 and <= 128 && id.All(static c => char.IsAsciiHexDigit(c) || c == '-') ? id : null;

    string? ChecksumOrNull(string? checksum) =>
        checksum?.Split(':') is [var algorithm, var digits] && IdOrNull(digits) is { } id
            ? $"{Text(algorithm)}:{id}"
            : null;

    string? Text(string? text) => text is null ? null : redactor.Redact(text);
}
