// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;

namespace Sinks.Fanout;

/// <summary>One reading of frames that were not met before, with the symbols it has opened until it ends.</summary>
/// <param name="inApp">Which code is the application's.</param>
/// <param name="sources">Reads the source of that code; null for none.</param>
/// <param name="hasFiles">Whether .NET was asked for files and lines; if not, symbols are looked into here.</param>
sealed class FrameReading(InAppRules inApp, SourceReader? sources, bool hasFiles) : IDisposable
{
    // Symbols inside an image are compressed as a whole: they are opened once, and not for each frame.
    readonly List<(ModuleInfo Module, ModuleSymbols? Symbols)> _open = [];

    /// <summary>
    /// Whether what is read of frames of a module now is all there is, so that it is worth remembering: symbols in
    /// memory are known to .NET alone.
    /// </summary>
    public bool IsFinal(ModuleInfo? module) => hasFiles || module?.File is not null;

    public bool IsInApp(string? typeName, string? assembly) => inApp.IsInApp(typeName, assembly);

    public SourcePlace PlaceOf(StackFrame frame, ModuleInfo module, int methodToken) => hasFiles
        ? new SourcePlace(frame.GetFileName(), frame.GetFileLineNumber(), frame.GetFileColumnNumber())
        : SymbolsOf(module)?.PlaceOf(methodToken, frame.GetILOffset()) ?? default;

    public SourceExcerpt? ExcerptOf(SourcePlace place, ModuleInfo module, int methodToken, int offset) =>
        sources is null || place.File is null
            ? null
            : sources.Read(SymbolsOf(module), place, methodToken, offset);

    public void Dispose()
    {
        foreach (var (_, symbols) in _open)
            symbols?.Dispose();
    }

    ModuleSymbols? SymbolsOf(ModuleInfo module)
    {
        foreach (var (known, symbols) in _open)
        {
            if (ReferenceEquals(known, module))
                return symbols;
        }

        var opened = ModuleSymbols.Open(module);
        _open.Add((module, opened));
        return opened;
    }
}
