// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>The parts of a payload that are the same for every event of the process, made once.</summary>
sealed class SentrySourceJson
{
    readonly List<(JsonEncodedText Name, string Value)> _labels = [];
    readonly byte[] _sdk;
    readonly List<(JsonEncodedText Name, byte[] Json)> _contexts = [];

    public SentrySourceJson(SentrySource source)
    {
        AddLabel("release", source.Release, SentryLimits.Release);
        AddLabel("environment", source.Environment, SentryLimits.Environment);
        AddLabel("dist", source.Distribution, SentryLimits.Distribution);
        AddLabel("server_name", source.ServerName, SentryLimits.ServerName);
        _sdk = Prepare(writer => WriteSdk(writer, source));
        if (source.Host is { } host)
        {
            AddContext("runtime", writer => SentryHostJson.WriteRuntime(writer, host));
            AddContext("os", writer => SentryHostJson.WriteOS(writer, host));
            AddContext("device", writer => SentryHostJson.WriteDevice(writer, host, source.MachineName));
            AddContext("app", writer => SentryHostJson.WriteApp(writer, host));
            AddContext("culture", writer => SentryHostJson.WriteCulture(writer, host));
        }
    }

    /// <summary>Writes the top-level members.</summary>
    /// <param name="writer">Where they go.</param>
    /// <param name="isScript">Whether the stack is JavaScript's.</param>
    public void Write(Utf8JsonWriter writer, bool isScript = false)
    {
        writer.WriteString("platform"u8, isScript ? "javascript"u8 : "csharp"u8);
        foreach (var (name, value) in _labels)
            writer.WriteString(name, value);
        writer.WritePropertyName("sdk"u8);
        writer.WriteRawValue(_sdk, skipInputValidation: true);
    }

    /// <summary>Writes the contexts that describe the process and its machine.</summary>
    public void WriteContexts(Utf8JsonWriter writer)
    {
        foreach (var (name, json) in _contexts)
        {
            writer.WritePropertyName(name);
            writer.WriteRawValue(json, skipInputValidation: true);
        }
    }

    void AddContext(string name, Action<Utf8JsonWriter> write) =>
        _contexts.Add((JsonEncodedText.Encode(name), Prepare(writer =>
        {
            writer.WriteString("type", name);
            write(writer);
        })));

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
}
