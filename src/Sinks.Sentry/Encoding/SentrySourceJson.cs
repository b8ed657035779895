// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>The parts of a payload that are the same for every event of the process, made once.</summary>
sealed class SentrySourceJson
{
    readonly List<(JsonEncodedText Name, string Value)> _labels = [];
    readonly byte[] _sdk;
    readonly byte[] _runtime;
    readonly byte[] _os;

    public SentrySourceJson(SentrySource source)
    {
        AddLabel("platform", "csharp", SentryLimits.TagText);
        AddLabel("release", source.Release, SentryLimits.Release);
        AddLabel("environment", source.Environment, SentryLimits.Environment);
        AddLabel("dist", source.Distribution, SentryLimits.Distribution);
        AddLabel("server_name", source.ServerName, SentryLimits.ServerName);
        _sdk = Prepare(writer => WriteSdk(writer, source));
        _runtime = Prepare(writer => WriteRuntime(writer, source));
        _os = Prepare(writer => WriteOS(writer, source));
    }

    /// <summary>Writes the top-level members.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        foreach (var (name, value) in _labels)
            writer.WriteString(name, value);
        writer.WritePropertyName("sdk"u8);
        writer.WriteRawValue(_sdk, skipInputValidation: true);
    }

    /// <summary>Writes the contexts <c>runtime</c> and <c>os</c>.</summary>
    public void WriteContexts(Utf8JsonWriter writer)
    {
        writer.WritePropertyName("runtime"u8);
        writer.WriteRawValue(_runtime, skipInputValidation: true);
        writer.WritePropertyName("os"u8);
        writer.WriteRawValue(_os, skipInputValidation: true);
    }

    void AddLabel(string name, string? value, int limit)
    {
        if (value is not null)
            _labels.Add((JsonEncodedText.Encode(name), SentryText.Line(SentryText.Cut(value, limit))));
    }

    static byte[] Prepare(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, FanoutJson.WriterOptions))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    static void WriteSdk(Utf8JsonWriter writer, SentrySource source)
    {
        writer.WriteString("name"u8, SentrySdk.Name);
        writer.WriteString("version"u8, source.SdkVersion);
        writer.WriteStartArray("packages"u8);
        writer.WriteStartObject();
        writer.WriteString("name"u8, "nuget:Sinks.Sentry"u8);
        writer.WriteString("version"u8, source.SdkVersion);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    static void WriteRuntime(Utf8JsonWriter writer, SentrySource source)
    {
        writer.WriteString("type"u8, "runtime"u8);
        writer.WriteString("name"u8, ".NET"u8);
        writer.WriteString("version"u8, source.RuntimeVersion);
        writer.WriteString("raw_description"u8, source.RuntimeDescription);
        writer.WriteString("identifier"u8, source.RuntimeIdentifier);
    }

    static void WriteOS(Utf8JsonWriter writer, SentrySource source)
    {
        writer.WriteString("type"u8, "os"u8);
        writer.WriteString("name"u8, source.OSName);
        writer.WriteString("version"u8, source.OSVersion);
        writer.WriteString("raw_description"u8, source.OSDescription);
    }
}
