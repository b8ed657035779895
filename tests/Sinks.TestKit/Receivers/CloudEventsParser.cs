// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Sinks.TestKit.Receivers;

/// <summary>Parses batches of CloudEvents with their JavaScript SDK (npm cloudevents).</summary>
public sealed class CloudEventsParser : IAsyncDisposable
{
    readonly NodeCheck _check = new("check-cloudevents.mjs");

    /// <summary>Whether every event of the batch is one.</summary>
    /// <param name="contentType">The request's Content-Type.</param>
    /// <param name="body">The raw body.</param>
    public Task<Verdict> ParseAsync(string contentType, string body)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["content-type"] = contentType };
        return _check.AskAsync(JsonSerializer.Serialize(new { headers, body }));
    }

    public ValueTask DisposeAsync() => _check.DisposeAsync();
}
