// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Sinks.TestKit.Receivers;

/// <summary>Reads bodies with the models of Datadog's own API client (npm @datadog/datadog-api-client).</summary>
public sealed class DatadogModels : IAsyncDisposable
{
    readonly NodeCheck _check = new("read-datadog.mjs");

    /// <summary>Whether every item of the body is a log item, and keeps all it holds.</summary>
    public Task<Verdict> ReadAsync(string body) => _check.AskAsync(JsonSerializer.Serialize(new { body }));

    public ValueTask DisposeAsync() => _check.DisposeAsync();
}
