// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Sinks.Fanout;

/// <summary>
/// Stands in a foreign sink for an exception as it was read and redacted: no reference to the original, whose text is
/// nobody's to send. It prints as the original does.
/// </summary>
[SuppressMessage("Design", "CA1032", Justification = "Only made from what was read.")]
[SuppressMessage("Design", "CA1064", Justification = "Never thrown.")]
sealed class ReportedException : Exception
{
    readonly ExceptionInfo _info;
    string? _stackTrace;

    ReportedException(ExceptionInfo info, IReadOnlyList<ReportedException> inner)
        : base(info.Message, inner.Count == 0 ? null : inner[0])
    {
        _info = info;
        HResult = info.HResult;
        Source = info.Assembly;
        foreach (var (name, value) in info.Data)
            Data[name] = value.Kind == FanoutValueKind.Null ? null : value.ToString();
    }

    public override string? StackTrace => _info.Frames.Count == 0 ? null : _stackTrace ??= Print(
        output => StackTraceText.WriteFrames(_info.Frames, output));

    public static ReportedException From(ExceptionInfo info) => new(info, [.. info.InnerExceptions.Select(From)]);

    public override string ToString() => Print(output => StackTraceText.Write(_info, output));

    static string Print(Action<ArrayBufferWriter<byte>> write)
    {
        var text = new ArrayBufferWriter<byte>(1024);
        write(text);
        return Encoding.UTF8.GetString(text.WrittenSpan);
    }
}
