// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Sinks.TestKit.Receivers;

/// <summary>
/// A gRPC server that nobody here wrote (npm @grpc/grpc-js) with the services for OTLP logs and traces, without TLS.
/// </summary>
public sealed class OtlpGrpcServer : IAsyncDisposable
{
    static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    static readonly TimeSpan ReadLimit = TimeSpan.FromSeconds(20);

    readonly NodeProcess _process;

    OtlpGrpcServer(NodeProcess process, string port)
    {
        _process = process;
        Address = $"http://127.0.0.1:{port}";
    }

    public string Address { get; }

    public static async Task<OtlpGrpcServer> StartAsync()
    {
        var process = NodeProcess.Start("serve-otlp-grpc.mjs", ["serve-otlp-grpc.mjs"]);
        return new OtlpGrpcServer(process, await process.OutputLineAsync(StartLimit));
    }

    /// <summary>What becomes of the next request: an object as the script describes it.</summary>
    public Task ThenAsync(object outcome) => _process.WriteLineAsync(JsonSerializer.Serialize(outcome));

    /// <summary>The next request it understood: <c>{"records", "scopes", "metadata"}</c>, <c>spans</c> for traces.</summary>
    public async Task<JsonElement> RequestAsync() =>
        JsonSerializer.Deserialize<JsonElement>(await _process.OutputLineAsync(ReadLimit));

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
