// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Redacts an exception or a stack that a hook returned: its frames may now say anything.</summary>
sealed class ExceptionRedaction(Redactor redactor)
{
    const int DepthLimit = 10;
    const int TotalLimit = 50;

    readonly PropertyRedaction _properties = new(redactor);
    readonly FrameRedaction _frames = new(redactor);

    public ExceptionInfo Redact(ExceptionInfo changed, ExceptionInfo? original)
    {
        var left = TotalLimit;
        return ReferenceEquals(changed, original) ? changed : Redact(changed, original, depth: 1, ref left);
    }

    ExceptionInfo Redact(ExceptionInfo changed, ExceptionInfo? original, int depth, ref int left)
    {
        left--;
        var isTruncated = changed.IsTruncated;
        return changed with
        {
            Type = redactor.Redact(changed.Type ?? ""),
            Message = redactor.Redact(changed.Message ?? ""),
            Assembly = Text(changed.Assembly),
            HelpLink = Text(changed.HelpLink),
            Data = IsSame(changed.Data, original?.Data)
                ? original!.Data
                : new FanoutProperties(_properties.Redact(changed.Data, FanoutProperties.Empty)),
            Frames = IsSame(changed.Frames, original?.Frames) ? original!.Frames : _frames.Redact(changed.Frames),
            InnerExceptions = IsSame(changed.InnerExceptions, original?.InnerExceptions)
                ? original!.InnerExceptions
                : Inner(changed.InnerExceptions, depth, ref left, ref isTruncated),
            IsTruncated = isTruncated,
        };
    }

    static bool IsSame(object? changed, object? original) => original is not null && ReferenceEquals(changed, original);

    /// <summary>Bounded, because records can be made to contain themselves.</summary>
    List<ExceptionInfo> Inner(
        IReadOnlyList<ExceptionInfo?>? changed, int depth, ref int left, ref bool isTruncated)
    {
        var inner = new List<ExceptionInfo>();
        foreach (var exception in changed ?? [])
        {
            if (depth == DepthLimit || left <= 0)
            {
                isTruncated = true;
                break;
            }

            if (exception is not null)
                inner.Add(Redact(exception, null, depth + 1, ref left));
        }

        return inner;
    }

    string? Text(string? text) => text is null ? null : redactor.Redact(text);
}
