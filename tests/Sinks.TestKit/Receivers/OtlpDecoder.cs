// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Sinks.TestKit.Receivers;

/// <summary>
/// Decodes export requests for logs and traces with the JavaScript SDK of OpenTelemetry (npm @opentelemetry/otlp-transformer).
/// </summary>
public sealed class OtlpDecoder : IAsyncDisposable
{
    readonly NodeCheck _check = new("decode-otlp.mjs");

    /// <summary>The request in protocol buffers, with the members the JSON of OTLP has.</summary>
    public Task<Verdict> DecodeProtobufAsync(byte[] body) =>
        _check.AskAsync(JsonSerializer.Serialize(new { protobuf = Convert.ToBase64String(body) }));

    /// <summary>The request in JSON, read strictly: what the protocol does not know is an error.</summary>
    public Task<Verdict> DecodeJsonAsync(string body) => _check.AskAsync(JsonSerializer.Serialize(new { json = body }));

    /// <summary>A request for traces in protocol buffers.</summary>
    public Task<Verdict> DecodeTracesProtobufAsync(byte[] body) =>
        _check.AskAsync(JsonSerializer.Serialize(new { protobuf = Convert.ToBase64String(body), traces = true }));

    /// <summary>A request for traces in JSON, read strictly.</summary>
    public Task<Verdict> DecodeTracesJsonAsync(string body) =>
        _check.AskAsync(JsonSerializer.Serialize(new { json = body, traces = true }));

    public ValueTask DisposeAsync() => _check.DisposeAsync();
}
