// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Sinks.Fanout;

/// <summary>How every encoder here writes JSON.</summary>
public static class FanoutJson
{
    /// <summary>
    /// Compact, readable beyond ASCII, deep enough for any event, not validated (encoders are tested instead). Lone
    /// surrogates and control characters come out escaped or replaced, so that the bytes are always valid UTF-8 JSON.
    /// </summary>
    public static JsonWriterOptions WriterOptions { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 128,
        SkipValidation = true,
    };

    [ThreadStatic]
    static Utf8JsonWriter? Kept;

    /// <summary>
    /// Lends the thread's own writer, so that encoding an event makes none. Dispose the lease in the same method.
    /// </summary>
    /// <param name="output">Where the bytes go.</param>
    [Experimental("SINKS001")]
    public static JsonLease Rent(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (Kept is not { } writer)
            return new JsonLease(new Utf8JsonWriter(output, WriterOptions));
        // Taken away, so that an encoder inside another one gets a writer of its own.
        Kept = null;
        writer.Reset(output);
        return new JsonLease(writer);
    }

    internal static void Return(Utf8JsonWriter writer)
    {
        writer.Flush();
        writer.Reset(Nowhere.Instance);
        Kept = writer;
    }

    /// <summary>Keeps a writer that nobody uses from holding on to the last buffer.</summary>
    sealed class Nowhere : IBufferWriter<byte>
    {
        public static Nowhere Instance { get; } = new();

        public void Advance(int count) => throw new InvalidOperationException("The writer was given back.");

        public Memory<byte> GetMemory(int sizeHint = 0) =>
            throw new InvalidOperationException("The writer was given back.");

        public Span<byte> GetSpan(int sizeHint = 0) =>
            throw new InvalidOperationException("The writer was given back.");
    }
}
