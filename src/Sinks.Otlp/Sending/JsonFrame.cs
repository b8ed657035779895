// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Otlp;

/// <summary>An <c>ExportLogsServiceRequest</c> in JSON.</summary>
sealed class JsonFrame(OtlpResource resource) : IOtlpFrame
{
    public ReadOnlyMemory<byte> Frame(IReadOnlyList<EncodedItem> batch)
    {
        var output = new ArrayBufferWriter<byte>(1024 + batch.Sum(static item => item.Body.Length));
        using (var writer = new Utf8JsonWriter(output, FanoutJson.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("resourceLogs"u8);
            writer.WriteStartObject();
            WriteResource(writer);
            writer.WriteStartArray("scopeLogs"u8);
            foreach (var group in ScopeGroups.Of(batch))
                Write(writer, group);
            writer.WriteEndArray();
            writer.WriteString("schemaUrl"u8, OtlpResource.SchemaUrl);
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return output.WrittenMemory;
    }

    static void Write(Utf8JsonWriter writer, List<EncodedItem> group)
    {
        writer.WriteStartObject();
        var scope = OtlpBody.Of(group[0].Body).Scope;
        if (!scope.IsEmpty)
        {
            writer.WriteStartObject("scope"u8);
            writer.WriteString("name"u8, scope);
            writer.WriteEndObject();
        }

        writer.WriteStartArray("logRecords"u8);
        foreach (var item in group)
            writer.WriteRawValue(OtlpBody.Of(item.Body).Record, skipInputValidation: true);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    void WriteResource(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("resource"u8);
        writer.WriteStartArray("attributes"u8);
        foreach (var (name, value) in resource.Attributes)
        {
            writer.WriteStartObject();
            writer.WriteString("key"u8, name);
            writer.WriteStartObject("value"u8);
            writer.WriteString("stringValue"u8, value);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
