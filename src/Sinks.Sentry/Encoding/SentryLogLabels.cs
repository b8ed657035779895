// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>The attributes that are the same for every structured log of the process, made once.</summary>
sealed class SentryLogLabels
{
    /// <summary>A default tag of such a name would be said twice.</summary>
    static readonly HashSet<string> Taken = new(StringComparer.Ordinal)
    {
        "workflow_id", "workflow_run_id", "step", "tenant_id", "server.address", "category.name", "event.name",
        "event.id", "user.id", "user.name", "user.email", "exception.type", "exception.message",
    };

    readonly List<(JsonEncodedText Name, byte[] Json)> _labels = [];

    public SentryLogLabels(SentrySource source)
    {
        Add("sentry.environment", source.Environment, SentryLimits.Environment);
        Add("sentry.release", source.Release, SentryLimits.Release);
        Add("sentry.sdk.name", SentrySdk.Name, SentryLimits.TagText);
        Add("sentry.sdk.version", source.SdkVersion, SentryLimits.TagText);
        Add("server.address", source.ServerName, SentryLimits.ServerName);
        foreach (var (key, value) in source.Tags)
        {
            var name = SentryTags.Key(key);
            if (!Taken.Contains(name) && !IsOfProtocol(name) && _labels.Count < SentryLimits.Tags)
                Add(name, value, SentryLimits.TagText);
        }
    }

    public void Write(Utf8JsonWriter writer)
    {
        foreach (var (name, json) in _labels)
        {
            writer.WritePropertyName(name);
            writer.WriteRawValue(json, skipInputValidation: true);
        }
    }

    static bool IsOfProtocol(string name) => name.Length == 0
        || name.StartsWith("sentry.", StringComparison.Ordinal)
        || name.StartsWith("property.", StringComparison.Ordinal)
        || name.StartsWith("sinks.", StringComparison.Ordinal);

    void Add(string name, string? value, int limit)
    {
        var label = JsonEncodedText.Encode(name, FanoutJson.WriterOptions.Encoder);
        if (string.IsNullOrEmpty(value) || _labels.Exists(other => other.Name.Equals(label)))
            return;
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, FanoutJson.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteString("value"u8, SentryText.Line(SentryText.Cut(value, limit)));
            writer.WriteString("type"u8, "string"u8);
            writer.WriteEndObject();
        }

        _labels.Add((label, buffer.ToArray()));
    }
}
