// SPDX-License-Identifier: Apache-2.0
namespace Sinks.TestKit.Receivers;

/// <summary>Validates payloads against a schema in a service's OpenAPI document (npm ajv).</summary>
/// <param name="file">The document, JSON or gzipped JSON.</param>
/// <param name="pointer">Where the schema is, such as <c>#/components/schemas/Event</c>.</param>
public sealed class OpenApiValidator(string file, string pointer) : IAsyncDisposable
{
    readonly NodeCheck _check = new("validate-openapi.mjs", file, pointer);

    /// <summary>Whether the payload keeps to the schema.</summary>
    /// <param name="payload">The payload as one line of JSON.</param>
    public Task<Verdict> ValidateAsync(string payload) => _check.AskAsync(payload);

    public ValueTask DisposeAsync() => _check.DisposeAsync();
}
