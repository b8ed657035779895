// SPDX-License-Identifier: Apache-2.0
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Sinks.Fanout;

/// <summary>
/// The portable PDB of a module, opened: inside its file or beside it. For lines that .NET cannot be asked for any
/// more, and for the source, which it never tells.
/// </summary>
sealed class ModuleSymbols : IDisposable
{
    const int MethodTable = 0x06;

    static readonly Guid EmbeddedSource = new("0e8a571b-6926-466e-b4ad-8ab04611f5fe");
    static readonly Guid Sha256 = new("8829d00f-11b8-4213-878b-770e8597ac16");

    readonly PEReader _image;
    readonly MetadataReaderProvider _provider;
    readonly MetadataReader _pdb;

    ModuleSymbols(PEReader image, MetadataReaderProvider provider)
    {
        _image = image;
        _provider = provider;
        _pdb = provider.GetMetadataReader();
    }

    /// <summary>Opens the symbols; null when there are none that belong to the module. Never throws.</summary>
    public static ModuleSymbols? Open(ModuleInfo module)
    {
        PEReader? image = null;
        try
        {
            image = ModuleImage.Open(module);
            if (image?.TryOpenAssociatedPortablePdb(module.File!, OpenIfThere, out var provider, out _) == true
                && provider is not null)
            {
                return new ModuleSymbols(image, provider);
            }
        }
        catch (Exception)
        {
            // Taken away, locked, or no symbols as others write them.
            image?.Dispose();
            return null;
        }

        image?.Dispose();
        return null;
    }

    /// <summary>
    /// The place of an instruction, as .NET finds it: the last one shown that begins at or before it.
    /// </summary>
    public SourcePlace PlaceOf(int methodToken, int offset) =>
        PointOf(methodToken, offset) is { } point
            ? new SourcePlace(
                _pdb.GetString(_pdb.GetDocument(point.Document).Name), point.StartLine, point.StartColumn)
            : default;

    /// <summary>The source that the instruction comes from, if the symbols hold it; null if not.</summary>
    public string? EmbeddedTextOf(int methodToken, int offset)
    {
        if (PointOf(methodToken, offset) is not { } point)
            return null;
        foreach (var handle in _pdb.GetCustomDebugInformation(point.Document))
        {
            var information = _pdb.GetCustomDebugInformation(handle);
            if (_pdb.GetGuid(information.Kind) == EmbeddedSource)
                return TextOf(_pdb.GetBlobReader(information.Value));
        }

        return null;
    }

    /// <summary>
    /// The SHA-256 of the source file the instruction comes from; null when another hash is recorded.
    /// </summary>
    public byte[]? SourceHashOf(int methodToken, int offset)
    {
        if (PointOf(methodToken, offset) is not { } point)
            return null;
        var document = _pdb.GetDocument(point.Document);
        return !document.Hash.IsNil && _pdb.GetGuid(document.HashAlgorithm) == Sha256
            ? _pdb.GetBlobBytes(document.Hash)
            : null;
    }

    public void Dispose()
    {
        _provider.Dispose();
        _image.Dispose();
    }

    SequencePoint? PointOf(int methodToken, int offset)
    {
        var row = methodToken & 0xFFFFFF;
        if (methodToken >> 24 != MethodTable || row > _pdb.MethodDebugInformation.Count)
            return null;
        SequencePoint? found = null;
        var method = _pdb.GetMethodDebugInformation(MetadataTokens.MethodDebugInformationHandle(row));
        foreach (var point in method.GetSequencePoints())
        {
            if (point.Offset > offset)
                break;
            if (!point.IsHidden)
                found = point;
        }

        return found;
    }

    /// <summary>The blob begins with the length after decompression, or with 0 when it is not compressed.</summary>
    static string? TextOf(BlobReader blob)
    {
        var length = blob.ReadInt32();
        var isCompressed = length != 0;
        if (!isCompressed)
            length = blob.RemainingBytes;
        if (length is <= 0 or > SourceText.BytesLimit)
            return null;
        using var bytes = new MemoryStream(blob.ReadBytes(blob.RemainingBytes));
        if (!isCompressed)
            return SourceText.Decode(bytes);
        using var inflated = new DeflateStream(bytes, CompressionMode.Decompress);
        // Not more than was said, whatever comes out.
        var text = new byte[length];
        using var whole = new MemoryStream(text, 0, inflated.ReadAtLeast(text, length, throwOnEndOfStream: false));
        return SourceText.Decode(whole);
    }

    static FileStream? OpenIfThere(string path) => File.Exists(path) ? ModuleImage.OpenFile(path) : null;
}
