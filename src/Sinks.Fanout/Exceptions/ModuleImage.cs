// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Sinks.Fanout;

/// <summary>Reads from the file of a module what identifies it and its symbols; never throws.</summary>
static class ModuleImage
{
    /// <summary>Describes a module; what its file does not tell is null.</summary>
    /// <param name="module">The module.</param>
    /// <param name="name">The simple name of its assembly, or null.</param>
    public static ModuleInfo Describe(Module module, string? name)
    {
        var info = new ModuleInfo { Name = name ?? "", VersionId = VersionIdOf(module), File = PathOf(module) };
        try
        {
            using var image = Open(info);
            return image is null ? info : Describe(info, image);
        }
        catch (Exception)
        {
            // Taken away, locked, or no image as others write them.
            return info;
        }
    }

    /// <summary>Opens the file of a module, which may be written, renamed or deleted meanwhile.</summary>
    /// <returns>Null when there is none, or another build has taken its place.</returns>
    public static PEReader? Open(ModuleInfo module)
    {
        if (module.File is null)
            return null;
        PEReader? image = new(OpenFile(module.File));
        try
        {
            if (!image.HasMetadata || VersionIdOf(image.GetMetadataReader()) != module.VersionId)
                return null;
            var opened = image;
            image = null;
            return opened;
        }
        finally
        {
            image?.Dispose();
        }
    }

    /// <summary>Opens a file in a way that hinders nobody.</summary>
    public static FileStream OpenFile(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);

    static ModuleInfo Describe(ModuleInfo info, PEReader image)
    {
        var entries = image.ReadDebugDirectory();
        info = info with { CodeId = CodeIdOf(image.PEHeaders), DebugChecksum = ChecksumOf(image, entries) };
        if (SymbolsOf(entries) is not { } entry)
            return info;
        var symbols = image.ReadCodeViewDebugDirectoryData(entry);
        return info with
        {
            DebugId = entry.IsPortableCodeView
                ? $"{symbols.Guid:D}-{entry.Stamp:x8}"
                : string.Create(CultureInfo.InvariantCulture, $"{symbols.Guid:D}-{symbols.Age:x}"),
            DebugFile = symbols.Path.Length == 0 ? null : symbols.Path,
        };
    }

    static string? CodeIdOf(PEHeaders headers) => headers.PEHeader is { } header
        ? $"{headers.CoffHeader.TimeDateStamp:X8}{header.SizeOfImage:x}"
        : null;

    /// <summary>Code compiled ahead may have symbols of its own beside those of the source, which come first.</summary>
    static DebugDirectoryEntry? SymbolsOf(IEnumerable<DebugDirectoryEntry> entries)
    {
        DebugDirectoryEntry? found = null;
        foreach (var entry in entries)
        {
            if (entry.Type == DebugDirectoryEntryType.CodeView
                && (found is null || (entry.IsPortableCodeView && !found.Value.IsPortableCodeView)))
            {
                found = entry;
            }
        }

        return found;
    }

    static string? ChecksumOf(PEReader image, IEnumerable<DebugDirectoryEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (entry.Type != DebugDirectoryEntryType.PdbChecksum)
                continue;
            var checksum = image.ReadPdbChecksumDebugDirectoryData(entry);
            return $"{checksum.AlgorithmName}:{Convert.ToHexString(checksum.Checksum.AsSpan()).ToLowerInvariant()}";
        }

        return null;
    }

    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification =
        "Where an assembly has no file, in a single file or in memory, this is empty, and the answer is null.")]
    static string? PathOf(Module module)
    {
        try
        {
            // The module's own name of its file says <Unknown> and the like where there is none.
            var path = module.Equals(module.Assembly.ManifestModule) ? module.Assembly.Location : "";
            return Path.IsPathFullyQualified(path) ? path : null;
        }
        catch (Exception)
        {
            // Assemblies made at run time may refuse to answer.
            return null;
        }
    }

    static Guid VersionIdOf(Module module)
    {
        try
        {
            return module.ModuleVersionId;
        }
        catch (Exception)
        {
            // Native AOT and modules under construction have none.
            return Guid.Empty;
        }
    }

    static Guid VersionIdOf(MetadataReader metadata) => metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
}
