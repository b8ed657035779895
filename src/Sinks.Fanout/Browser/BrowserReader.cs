// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// Makes of what a browser reports what backends see: redacted, and cut to what anybody reads. The dispatcher alone
/// uses it.
/// </summary>
sealed class BrowserReader(Redactor redactor)
{
    const int DepthLimit = 10;
    const int ErrorLimit = 50;
    const int FrameLimit = 250;
    const int CrumbLimit = 100;
    const int TypeLimit = 200;
    const int NameLimit = 1_000;
    const string UnknownType = "Error";
    const string UnknownFunction = "<anonymous>";

    /// <summary>The error with its causes.</summary>
    public ExceptionInfo ReadError(BrowserError error)
    {
        var left = ErrorLimit - 1;
        return ReadError(error, depth: 1, ref left);
    }

    /// <summary>What happened on the page before, with what it holds in memory.</summary>
    public CrumbSet ReadCrumbs(IReadOnlyList<BrowserCrumb> crumbs)
    {
        if (crumbs.Count == 0)
            return CrumbSet.None;
        Breadcrumb[] read = [.. crumbs.Skip(crumbs.Count - CrumbLimit).Select(crumb => new Breadcrumb
        {
            Timestamp = crumb.Timestamp,
            Level = crumb.Level,
            Message = redactor.Redact(crumb.Message),
            Category = crumb.Category is null ? null : redactor.Redact(FanoutText.Cut(crumb.Category, TypeLimit)),
        })];
        return new CrumbSet(read, EventSize.OfCrumbs(read));
    }

    /// <summary>The page, which is what the report is about; the request that brings it is not.</summary>
    public RequestInfo? ReadPage(BrowserLogEvent logEvent)
    {
        if (logEvent.PageUrl is null && logEvent.UserAgent is null)
            return null;
        var address = FanoutText.Cut(logEvent.PageUrl ?? "", NameLimit);
        var mark = address.IndexOfAny(['?', '#']);
        var query = mark >= 0 && address[mark] == '?' ? address[(mark + 1)..] : "";
        var fragment = query.IndexOf('#', StringComparison.Ordinal);
        return new RequestInfo
        {
            Url = address.Length == 0 ? null : redactor.Redact(mark < 0 ? address : address[..mark]),
            QueryString = query.Length == 0 ? null : redactor.Redact(fragment < 0 ? query : query[..fragment]),
            Headers = logEvent.UserAgent is { } agent
                ? new FanoutProperties(
                [
                    new FanoutProperty(
                        "User-Agent", FanoutValue.From(redactor.Redact(FanoutText.Cut(agent, NameLimit)))),
                ])
                : FanoutProperties.Empty,
        };
    }

    ExceptionInfo ReadError(BrowserError error, int depth, ref int left)
    {
        var causes = new List<ExceptionInfo>();
        var isTruncated = false;
        foreach (var cause in error.Causes)
        {
            if (depth == DepthLimit || left == 0)
            {
                isTruncated = true;
                break;
            }

            left--;
            causes.Add(ReadError(cause, depth + 1, ref left));
        }

        return new ExceptionInfo
        {
            Type = error.Type.Length == 0 ? UnknownType : redactor.Redact(FanoutText.Cut(error.Type, TypeLimit)),
            Message = redactor.Redact(error.Message),
            Frames = [.. error.Frames.Take(FrameLimit).Select(ReadFrame)],
            InnerExceptions = causes,
            IsAggregate = causes.Count > 1,
            IsTruncated = isTruncated,
        };
    }

    FrameInfo ReadFrame(BrowserFrame frame) => new()
    {
        Function = string.IsNullOrEmpty(frame.Function)
            ? UnknownFunction
            : redactor.Redact(FanoutText.Cut(frame.Function, NameLimit)),
        File = frame.Url is null ? null : redactor.Redact(FanoutText.Cut(frame.Url, NameLimit)),
        Line = Math.Max(0, frame.Line),
        Column = Math.Max(0, frame.Column),
        InApp = frame.InApp,
        IsScript = true,
    };
}
