// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Sinks.Fanout;

/// <summary>A writer on loan from <see cref="FanoutJson.Rent"/>; disposing flushes it and gives it back.</summary>
[Experimental("SINKS001")]
[StructLayout(LayoutKind.Auto)]
[SuppressMessage("Performance", "CA1815", Justification = "Never compared.")]
public readonly struct JsonLease : IDisposable
{
    internal JsonLease(Utf8JsonWriter writer) => Writer = writer;

    /// <summary>The writer, at the beginning of a text.</summary>
    public Utf8JsonWriter Writer { get; }

    /// <inheritdoc/>
    public void Dispose() => FanoutJson.Return(Writer);
}
