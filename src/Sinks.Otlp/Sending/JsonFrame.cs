// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Otlp;

/// <summary>An <c>ExportLogsServiceRequest</c> or an <c>ExportTraceServiceRequest</c> in JSON.</summary>
sealed class JsonFrame(OtlpResource resource, OtlpSignal signal) : IOtlpFrame
{
    public ReadOnlyMemory<byte> Frame(IReadOnlyList<EncodedItem> batch)
    {
        var output = new ArrayBufferWriter<byte>(1024 + batch.Sum(static item => item.Body.Length));
        using (var writer = new Utf8JsonWriter(output, FanoutJson.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteStartArray(signal.ResourceKey);
            writer.WriteStartObject();
            WriteResource(writer);
            writer.WriteStartArray(signal.ScopeKey);
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

    void Write(Utf8JsonWriter writer, List<EncodedItem> group)
    {
        writer.WriteStartObject();
        var first = OtlpBody.Of(group[0].Body);
        if (!first.Scope.IsEmpty)
        {
            writer.WriteStartObject("scope"u8);
            writer.WriteString("name"u8, first.ScopeName);
            if (!first.ScopeVersion.IsEmpty)
                writer.WriteString("version"u8, first.ScopeVersion);
            writer.WriteEndObject();
        }

        writer.WriteStartArray(signal.ItemsKey);
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
