// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Otlp;

/// <summary>How records travel.</summary>
public enum OtlpProtocol
{
    /// <summary>
    /// HTTP with protocol buffers, usually to port 4318. <c>http/protobuf</c> in OpenTelemetry's variables.
    /// </summary>
    HttpProtobuf = 0,

    /// <summary>HTTP with JSON, usually to port 4318. <c>http/json</c> in OpenTelemetry's variables.</summary>
    HttpJson,

    /// <summary>gRPC over HTTP/2, usually to port 4317. <c>grpc</c> in OpenTelemetry's variables.</summary>
    Grpc,
}
