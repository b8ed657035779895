// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Sinks.Fanout;

/// <summary>Reads the frames of an exception or a log call, from the inside outwards; never throws.</summary>
/// <param name="inApp">Which code is the application's.</param>
/// <param name="sources">Reads the source of that code; null for none.</param>
sealed class FrameReader(InAppRules inApp, SourceReader? sources = null)
{
    /// <summary>Frames kept at either end: an endless recursion is told by how it began and where it broke.</summary>
    const int EndLimit = 250;

    /// <summary>Reads the frames.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="taken">Its trace at an earlier moment, which is the one to read; null for that of now.</param>
    /// <param name="modules">What is known of modules.</param>
    public IReadOnlyList<FrameInfo> Read(Exception exception, StackTrace? taken, ModuleCache modules)
    {
        try
        {
            // Looking up lines in the PDB is most of the work, and the same places fail again and again.
            var frames = ReadKnown(taken ?? new StackTrace(exception, fNeedFileInfo: false), modules);
            if (frames is null)
            {
                frames = ReadAll(new StackTrace(exception, fNeedFileInfo: true), modules, hasFiles: true);
                // The trace of now has told the files and lines of the places both went through.
                if (taken is not null)
                    frames = ReadAll(taken, modules, hasFiles: false);
            }

            return WithoutMiddle(frames);
        }
        catch (Exception)
        {
            // Another thread threw the exception again meanwhile: an event without frames is better than none.
            return [];
        }
    }

    /// <summary>Reads the frames of a log call from the method outwards which made it.</summary>
    /// <param name="taken">Its trace.</param>
    /// <param name="modules">What is known of modules.</param>
    public IReadOnlyList<FrameInfo> ReadLogCall(StackTrace taken, ModuleCache modules)
    {
        try
        {
            var frames = ReadKnown(taken, modules) ?? ReadAll(taken, modules, hasFiles: false);
            return WithoutMiddle(LogCallFrames.Of(frames));
        }
        catch (Exception)
        {
            // An event without its stack is better than none.
            return [];
        }
    }

    /// <summary>The place of the application's code an exception came through first, or null.</summary>
    public string? FirstInApp(Exception exception, ExceptionTraces? traces, ModuleCache modules)
    {
        try
        {
            var trace = traces?.Of(exception) ?? new StackTrace(exception, fNeedFileInfo: false);
            for (var i = 0; i < trace.FrameCount; i++)
            {
                if (trace.GetFrame(i) is { } frame
                    && MethodOf(frame) is { DeclaringType: not null } method
                    && modules.Of(method.Module).PlaceInApp(frame, method, inApp) is { } place)
                {
                    return place;
                }
            }

            return null;
        }
        catch (Exception)
        {
            // Another thread threw the exception again meanwhile, or a method has no readable metadata.
            return null;
        }
    }

    static IReadOnlyList<FrameInfo> WithoutMiddle(IReadOnlyList<FrameInfo> frames) =>
        frames.Count <= 2 * EndLimit ? frames : [.. frames.Take(EndLimit), .. frames.TakeLast(EndLimit)];

    /// <summary>The frames if each was met before, else null.</summary>
    static List<FrameInfo>? ReadKnown(StackTrace trace, ModuleCache modules)
    {
        var frames = new List<FrameInfo>(trace.FrameCount);
        for (var i = 0; i < trace.FrameCount; i++)
        {
            if (trace.GetFrame(i) is not { } frame || MethodOf(frame) is not { } method)
                return null;
            var info = method.DeclaringType is null ? OfDynamicMethod(method, modules) : null;
            if (info is null && !modules.Of(method.Module).TryGetFrame(frame, method, out info))
                return null;
            if (info is not null)
                frames.Add(info);
        }

        return frames;
    }

    List<FrameInfo> ReadAll(StackTrace trace, ModuleCache modules, bool hasFiles)
    {
        using var reading = new FrameReading(inApp, sources, hasFiles);
        var frames = new List<FrameInfo>(trace.FrameCount);
        for (var i = 0; i < trace.FrameCount; i++)
        {
            if (trace.GetFrame(i) is { } frame && ReadFrame(frame, modules, reading) is { } info)
                frames.Add(info);
        }

        return frames;
    }

    FrameInfo? ReadFrame(StackFrame frame, ModuleCache modules, FrameReading reading)
    {
        try
        {
            return MethodOf(frame) switch
            {
                null => OfUnknownMethod(frame),
                { DeclaringType: null } method => OfDynamicMethod(method, modules),
                var method => modules.Of(method.Module).GetOrAddFrame(frame, method, reading),
            };
        }
        catch (Exception)
        {
            // A method without readable metadata costs its own frame only.
            return null;
        }
    }

    /// <summary>A compiled expression or the like, without a type: it has no token, no lines and no source.</summary>
    static FrameInfo OfDynamicMethod(MethodBase method, ModuleCache modules) => new()
    {
        Function = MemberNames.Of(typeName: null, method.Name).Function,
        Assembly = modules.Of(method.Module).AssemblyName,
    };

    FrameInfo? OfUnknownMethod(StackFrame frame)
    {
        if (FrameText.Of(frame) is not { IsRethrow: false } text)
            return null;
        var (typeName, function) = MemberNames.Of(text.TypeName, text.MethodName);
        return new FrameInfo
        {
            Function = function,
            TypeName = typeName,
            Assembly = text.Assembly,
            File = frame.GetFileName(),
            Line = frame.GetFileLineNumber(),
            Column = frame.GetFileColumnNumber(),
            ILOffset = frame.GetILOffset(),
            InApp = inApp.IsInApp(typeName, text.Assembly),
        };
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification =
        "Where trimming took the method's metadata this is null or a bare name, and the frame is told by its text.")]
    static MethodBase? MethodOf(StackFrame frame) => frame.GetMethod();
}
