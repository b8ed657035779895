// SPDX-License-Identifier: Apache-2.0
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
}
