// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Sinks.TestKit.Receivers;

/// <summary>Validates payloads against a JSON schema (npm ajv).</summary>
/// <param name="schemaFile">The schema (draft-07); null for the published one of Sentry events.</param>
public sealed class SchemaValidator(string? schemaFile = null) : IAsyncDisposable
{
    readonly NodeCheck _check = new("validate-schema.mjs", schemaFile ?? ReceiverPrerequisites.Here.SchemaFile);

    /// <summary>Whether the payload keeps to the schema.</summary>
    public Task<Verdict> ValidateAsync(JsonElement payload) => _check.AskAsync(JsonSerializer.Serialize(payload));

    /// <inheritdoc cref="ValidateAsync(JsonElement)"/>
    public async Task<Verdict> ValidateAsync(string json)
    {
        using var document = JsonDocument.Parse(json);
        return await ValidateAsync(document.RootElement);
    }

    public ValueTask DisposeAsync() => _check.DisposeAsync();
}
