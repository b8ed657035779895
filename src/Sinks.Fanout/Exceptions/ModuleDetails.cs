// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace Sinks.Fanout;

/// <summary>
/// What frames say about a module, and the frames met in it. Keeps text and numbers alone: a reference to the module,
/// its types or methods would keep it loaded.
/// </summary>
/// <remarks>
/// Frames are bounded by the places in the module's code that were ever on the way of an exception. All instances of a
/// generic method share one token, and their names do not differ.
/// </remarks>
sealed class ModuleDetails
{
    readonly ConcurrentDictionary<int, MethodDetails> _methods = new();
    readonly ConcurrentDictionary<(int Token, int ILOffset), FrameInfo?> _frames = new();
    readonly bool _isDynamic;
    ModuleInfo? _info;

    public ModuleDetails(Module module)
    {
        _isDynamic = module.Assembly.IsDynamic;
        AssemblyName = module.Assembly.GetName().Name;
    }

    public string? AssemblyName { get; }

    /// <summary>Finds a frame met before; it is null when it is one that is not shown.</summary>
    public bool TryGetFrame(StackFrame frame, MethodBase method, out FrameInfo? info)
    {
        info = null;
        return TokenOf(method) is not 0 and var token && _frames.TryGetValue((token, frame.GetILOffset()), out info);
    }

    /// <summary>The frame, null when it is one that is not shown.</summary>
    /// <param name="frame">The frame as .NET gives it.</param>
    /// <param name="method">Its method.</param>
    /// <param name="reading">The reading it is part of.</param>
    public FrameInfo? GetOrAddFrame(StackFrame frame, MethodBase method, FrameReading reading)
    {
        var token = TokenOf(method);
        if (token == 0)
            return NewFrame(frame, MethodDetails.Of(method), method.Module, token, reading);
        if (_frames.TryGetValue((token, frame.GetILOffset()), out var known))
            return known;
        var details = _methods.GetOrAdd(token, static (_, method) => MethodDetails.Of(method), method);
        var added = NewFrame(frame, details, method.Module, token, reading);
        return reading.IsFinal(added?.Module) ? _frames.GetOrAdd((token, frame.GetILOffset()), added) : added;
    }

    /// <summary>Type, method and offset of a frame that is the application's own, else null.</summary>
    public string? PlaceInApp(StackFrame frame, MethodBase method, InAppRules inApp)
    {
        if (_isDynamic)
            return null;
        var token = TokenOf(method);
        var details = token == 0
            ? MethodDetails.Of(method)
            : _methods.GetOrAdd(token, static (_, method) => MethodDetails.Of(method), method);
        return !details.IsHidden && inApp.IsInApp(details.TypeName, AssemblyName)
            ? string.Create(
                CultureInfo.InvariantCulture, $"{details.TypeName}.{details.Function}+{frame.GetILOffset()}")
            : null;
    }

    FrameInfo? NewFrame(StackFrame frame, MethodDetails method, Module module, int token, FrameReading reading)
    {
        if (method.IsHidden)
            return null;
        var info = InfoOf(module);
        var place = reading.PlaceOf(frame, info, token);
        var isInApp = !_isDynamic && reading.IsInApp(method.TypeName, AssemblyName);
        return new FrameInfo
        {
            Function = method.Function,
            TypeName = method.TypeName,
            Assembly = AssemblyName,
            File = place.File,
            Line = place.Line,
            Column = place.Column,
            ILOffset = frame.GetILOffset(),
            MethodToken = token,
            Module = info,
            Source = isInApp ? reading.ExcerptOf(place, info, token, frame.GetILOffset()) : null,
            InApp = isInApp,
        };
    }

    static int TokenOf(MethodBase method)
    {
        try
        {
            return method.MetadataToken;
        }
        catch (InvalidOperationException)
        {
            // Native AOT knows some methods by reflection, but none by token.
            return 0;
        }
    }

    /// <summary>
    /// Read from the file when the first frame wants it: whoever asks for the name alone opens no file.
    /// </summary>
    ModuleInfo InfoOf(Module module) => _info
        ?? Interlocked.CompareExchange(ref _info, ModuleImage.Describe(module, AssemblyName), null)
        ?? _info;
}
