// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Sentry.Tests;

/// <summary>A test that needs the published schema, which is no part of the repository.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SchemaFactAttribute : FactAttribute
{
    public SchemaFactAttribute()
    {
        if (Repository.Schema() is null)
            Skip = "The published schema is not at hand; set SINKS_SCHEMAS to the folder of sentry-event.schema.json.";
    }
}
