// SPDX-License-Identifier: Apache-2.0
using System.Text.Encodings.Web;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Datadog;

/// <summary>What every event of the process says of where it comes from, as JSON once and for all.</summary>
sealed class DatadogSource
{
    const int ServiceLimit = 100;
    const int NameLimit = 255;
    const string UnknownService = "dotnet";

    DatadogSource(string service, string source, string tags, string? host)
    {
        Service = Encode(FanoutText.Cut(service, ServiceLimit));
        Source = Encode(FanoutText.Cut(source, NameLimit));
        Tags = tags.Length == 0 ? null : Encode(tags);
        Host = host is null ? null : Encode(FanoutText.Cut(host, NameLimit));
    }

    public JsonEncodedText Service { get; }

    public JsonEncodedText Source { get; }

    /// <summary>Null for none.</summary>
    public JsonEncodedText? Tags { get; }

    /// <summary>Null for none.</summary>
    public JsonEncodedText? Host { get; }

    /// <summary>What the options say, and where they say nothing, the application.</summary>
    public static DatadogSource Of(DatadogOptions options, BackendSetup setup)
    {
        var own = options.Tags ?? [];
        var tags = new List<string>();
        Add(tags, own, "env", options.Environment, setup.HostEnvironment);
        Add(tags, own, "version", options.Version, setup.Application.Version?.Split('+')[0]);
        return new DatadogSource(
            Given(options.Service) ?? Given(setup.Application.Name) ?? UnknownService,
            Given(options.Source) ?? "csharp",
            DatadogTags.Join(tags.Concat(own)),
            Given(options.Host));
    }

    static void Add(List<string> tags, IEnumerable<string> own, string key, string? said, string? known)
    {
        var value = Given(said) ?? (DatadogTags.Have(own, key) ? null : Given(known));
        if (value is not null)
            tags.Add($"{key}:{value}");
    }

    static JsonEncodedText Encode(string text) =>
        JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

    static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
