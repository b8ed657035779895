// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
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
    readonly IReadOnlyList<ReportedException> _inner;
    string? _stackTrace;

    ReportedException(ExceptionInfo info, IReadOnlyList<ReportedException> inner)
        : base(info.Message, inner.Count == 0 ? null : inner[0])
    {
        _info = info;
        _inner = inner;
        HResult = info.HResult;
        Source = info.Assembly;
        foreach (var (name, value) in info.Data)
            Data[name] = value.Kind == FanoutValueKind.Null ? null : value.ToString();
    }

    public override string? StackTrace => _info.Frames.Count == 0 ? null : _stackTrace ??= Print(_info.Frames);

    public static ReportedException From(ExceptionInfo info) => new(info, [.. info.InnerExceptions.Select(From)]);

    public override string ToString()
    {
        var text = new StringBuilder();
        Append(text);
        return text.ToString();
    }

    void Append(StringBuilder text)
    {
        text.Append(_info.Type);
        if (_info.Message.Length > 0)
            text.Append(": ").Append(_info.Message);
        if (_inner.Count > 0)
        {
            text.AppendLine().Append(" ---> ");
            _inner[0].Append(text);
            text.AppendLine().Append("   --- End of inner exception stack trace ---");
        }

        if (StackTrace is { } frames)
            text.AppendLine().Append(frames);
        // The first inner exception stands above; an aggregate has more.
        for (var i = 1; i < _inner.Count; i++)
        {
            text.AppendLine().Append(CultureInfo.InvariantCulture, $" ---> (Inner Exception #{i}) ");
            _inner[i].Append(text);
            text.Append("<---");
        }
    }

    /// <summary>Parameters are not known here; the brackets are what readers of stack traces look for.</summary>
    static string Print(IReadOnlyList<FrameInfo> frames)
    {
        var text = new StringBuilder();
        foreach (var frame in frames)
        {
            if (text.Length > 0)
                text.AppendLine();
            text.Append("   at ");
            if (frame.TypeName is not null)
                text.Append(frame.TypeName).Append('.');
            text.Append(frame.Function).Append("()");
            if (frame.File is not null)
                text.Append(CultureInfo.InvariantCulture, $" in {frame.File}:line {frame.Line}");
        }

        return text.ToString();
    }
}
