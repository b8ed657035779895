// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// What identifies a module on the stack and its debug symbols, so that a server that has the symbols finds lines where
/// they are not deployed. One instance for all frames of a module.
/// </summary>
public sealed record ModuleInfo
{
    /// <summary>The simple name of the assembly.</summary>
    public required string Name { get; init; }

    /// <summary>The path of the file it was loaded from; null for one in memory or in a single file.</summary>
    public string? File { get; init; }

    /// <summary>The version id of the module, or the empty id.</summary>
    public Guid VersionId { get; init; }

    /// <summary>
    /// What the system's linker knows the image by: the time stamp as 8 upper-case hex digits, then the size of the
    /// image as lower-case hex. Null when the image could not be read.
    /// </summary>
    public string? CodeId { get; init; }

    /// <summary>
    /// The id of the symbols: a GUID with dashes, a dash, and the stamp (portable PDB) as 8 lower-case hex digits or
    /// the age (Windows PDB) as hex. Null when the image could not be read, or was built without symbols.
    /// </summary>
    public string? DebugId { get; init; }

    /// <summary>The path of the symbols as the compiler recorded it, or null.</summary>
    public string? DebugFile { get; init; }

    /// <summary>The checksum of the symbols, such as <c>SHA256:</c> and 64 lower-case hex digits, or null.</summary>
    public string? DebugChecksum { get; init; }
}
