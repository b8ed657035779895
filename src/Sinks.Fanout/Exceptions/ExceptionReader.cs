// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;

namespace Sinks.Fanout;

/// <summary>
/// Reads exceptions once for all backends. Safe to call from any thread; never throws and never changes the exception,
/// whatever its own members do.
/// </summary>
sealed class ExceptionReader
{
    const int DepthLimit = 10;
    const int TotalLimit = 50;

    readonly BaseTypeNames _baseTypes = new();
    readonly Redactor _redactor;
    readonly ExceptionDataReader _data;
    readonly FrameReader _frames;
    readonly bool _hasSources;
    ModuleCache _modules = new();

    /// <summary>Makes a reader.</summary>
    /// <param name="redactor">Takes secrets out of messages, data and source.</param>
    /// <param name="rules">What frames are to tell; null for the default rules.</param>
    public ExceptionReader(Redactor redactor, FrameRules? rules = null)
    {
        rules ??= FrameRules.Default;
        _redactor = redactor;
        _data = new ExceptionDataReader(redactor);
        _hasSources = rules.SourceLines > 0;
        _frames = new FrameReader(
            rules.InApp, _hasSources ? new SourceReader(redactor, rules.SourceLines) : null);
    }

    /// <summary>Reads an exception and those inside it.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="traces">The stack traces as they were when it was logged; null to read them now.</param>
    public ExceptionInfo Read(Exception exception, ExceptionTraces? traces = null)
    {
        var left = TotalLimit - 1;
        return Read(exception, traces, new Exception[DepthLimit], depth: 0, ref left);
    }

    /// <summary>Reads the frames of a log call, from the method outwards which made it.</summary>
    public IReadOnlyList<FrameInfo> ReadLogCall(StackTrace trace) => _frames.ReadLogCall(trace, _modules);

    /// <summary>Forgets what was redacted and kept, because more secrets are known now.</summary>
    public void ForgetSources()
    {
        if (_hasSources)
            _modules = new ModuleCache();
    }

    ExceptionInfo Read(Exception exception, ExceptionTraces? traces, Exception[] path, int depth, ref int left)
    {
        path[depth] = exception;
        var type = exception.GetType();
        var inner = ReadInner(exception, traces, path, depth, ref left, out var isTruncated);
        return new ExceptionInfo
        {
            Type = TypeNames.Readable(type),
            BaseTypes = _baseTypes.Of(type),
            Message = _redactor.Redact(ExceptionMessage.Of(exception)),
            Assembly = _modules.Of(type.Module).AssemblyName,
            HResult = exception.HResult,
            HelpLink = HelpLinkOf(exception),
            Data = _data.Read(exception),
            Frames = _frames.Read(exception, traces?.Of(exception), _modules),
            InnerExceptions = inner,
            IsAggregate = exception is AggregateException,
            IsTruncated = isTruncated,
        };
    }

    string? HelpLinkOf(Exception exception)
    {
        try
        {
            return string.IsNullOrEmpty(exception.HelpLink) ? null : _redactor.Redact(exception.HelpLink);
        }
        catch (Exception)
        {
            // An extra that costs nothing else.
            return null;
        }
    }

    List<ExceptionInfo> ReadInner(
        Exception exception,
        ExceptionTraces? traces,
        Exception[] path,
        int depth,
        ref int left,
        out bool isTruncated)
    {
        isTruncated = false;
        var inners = InnerExceptions.Of(exception);
        if (inners.Count == 0)
            return [];
        var infos = new List<ExceptionInfo>(Math.Min(inners.Count, left));
        foreach (var inner in inners)
        {
            // An exception that contains itself would only repeat what stands above it.
            if (depth + 1 == DepthLimit || left == 0 || Contains(path.AsSpan(0, depth + 1), inner))
            {
                isTruncated = true;
                continue;
            }

            left--;
            infos.Add(Read(inner, traces, path, depth + 1, ref left));
        }

        return infos;
    }

    /// <summary>By reference: an exception may have an Equals of its own.</summary>
    static bool Contains(ReadOnlySpan<Exception> path, Exception exception)
    {
        foreach (var outer in path)
        {
            if (ReferenceEquals(outer, exception))
                return true;
        }

        return false;
    }
}
