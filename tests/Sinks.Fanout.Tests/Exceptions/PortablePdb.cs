// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;

namespace Sinks.Fanout.Tests.Exceptions;

/// <summary>Reads a portable PDB as a server would that was given it, and nothing but what frames tell.</summary>
sealed class PortablePdb : IDisposable
{
    readonly byte[] _bytes;
    readonly MetadataReaderProvider _provider;
    readonly MetadataReader _reader;

    PortablePdb(byte[] bytes)
    {
        _bytes = bytes;
        _provider = MetadataReaderProvider.FromPortablePdbImage([.. bytes]);
        _reader = _provider.GetMetadataReader();
    }

    /// <summary>The symbols beside an assembly.</summary>
    public static PortablePdb Beside(string assemblyPath) =>
        new(File.ReadAllBytes(Path.ChangeExtension(assemblyPath, ".pdb")));

    /// <summary>The symbols inside an assembly.</summary>
    public static PortablePdb Inside(string assemblyPath)
    {
        using var image = new PEReader(File.OpenRead(assemblyPath));
        var entry = image.ReadDebugDirectory().Single(e => e.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        var data = image.GetSectionData(entry.DataRelativeVirtualAddress).GetContent(0, entry.DataSize).ToArray();
        using var whole = new MemoryStream();
        // Four letters and the length come first.
        using var inflated = new DeflateStream(new MemoryStream(data, 8, data.Length - 8), CompressionMode.Decompress);
        inflated.CopyTo(whole);
        return new PortablePdb(whole.ToArray());
    }

    /// <summary>The id that a server knows the symbols by.</summary>
    public string Id
    {
        get
        {
            var id = _reader.DebugMetadataHeader!.Id.AsSpan();
            return $"{new Guid(id[..16]):D}-{BinaryPrimitives.ReadUInt32LittleEndian(id[16..]):x8}";
        }
    }

    /// <summary>The hash of the symbols with their id set to zero, as compilers reckon it.</summary>
    public string Checksum
    {
        get
        {
            var bytes = _bytes.ToArray();
            bytes.AsSpan(_reader.DebugMetadataHeader!.IdStartOffset, 20).Clear();
            return "SHA256:" + Convert.ToHexString(SHA256.HashData(bytes)).ToLowerInvariant();
        }
    }

    /// <summary>The file and line of an instruction.</summary>
    public (string File, int Line) PlaceOf(int methodToken, int offset)
    {
        var handle = MetadataTokens.MethodDebugInformationHandle(methodToken & 0xFFFFFF);
        var point = _reader.GetMethodDebugInformation(handle).GetSequencePoints()
            .Last(p => p.Offset <= offset && !p.IsHidden);
        return (_reader.GetString(_reader.GetDocument(point.Document).Name), point.StartLine);
    }

    public void Dispose() => _provider.Dispose();
}
