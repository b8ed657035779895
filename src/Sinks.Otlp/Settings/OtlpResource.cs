// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using Sinks.Fanout;

namespace Sinks.Otlp;

/// <summary>What all records say about the application: attributes in the order of their names.</summary>
sealed record OtlpResource(IReadOnlyList<KeyValuePair<string, string>> Attributes)
{
    /// <summary>The version of the semantic conventions that the names of attributes are from.</summary>
    public const string SchemaUrl = "https://opentelemetry.io/schemas/1.37.0";

    public const string ServiceName = "service.name";

    /// <summary>This package's version without the build behind a plus sign.</summary>
    public static string SdkVersion { get; } =
        typeof(OtlpResource).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')[0] ?? "0.0.0";

    public static OtlpResource Of(OtlpOptions options, BackendSetup setup)
    {
        var attributes = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [ServiceName] = setup.Application.Name ?? Unknown(Environment.ProcessPath),
            ["telemetry.sdk.language"] = "dotnet",
            ["telemetry.sdk.name"] = "sinks",
            ["telemetry.sdk.version"] = SdkVersion,
        };
        if (setup.Application.Version is { } version)
            attributes["service.version"] = version;
        if (setup.HostEnvironment is { } environment)
            attributes["deployment.environment.name"] = environment;
        foreach (var (name, value) in options.ResourceAttributes)
            attributes[name] = value;
        if (!string.IsNullOrWhiteSpace(options.ServiceName))
            attributes[ServiceName] = options.ServiceName.Trim();
        return new OtlpResource([.. attributes]);
    }

    /// <summary>The name that the specification has for a service nobody named.</summary>
    public static string Unknown(string? processPath)
    {
        var process = Path.GetFileNameWithoutExtension(processPath);
        return string.IsNullOrEmpty(process) ? "unknown_service" : $"unknown_service:{process}";
    }
}
