// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Sinks.Fanout;

namespace Sinks.Otlp;

/// <summary>
/// The variables that OpenTelemetry specifies for a signal; those for it alone win over the general ones.
/// </summary>
static class OtlpEnvironment
{
    const string ResourceAttributes = "OTEL_RESOURCE_ATTRIBUTES";
    const string Disabled = "OTEL_SDK_DISABLED";

    static readonly OtlpOptions Defaults = new();

    /// <summary>Whether <c>OTEL_SDK_DISABLED</c> clearly says so.</summary>
    public static bool IsOff(Func<string, string?> variable) =>
        SwitchText.TryParse(variable(Disabled), out var isDisabled) && isDisabled;

    /// <summary>Fills what neither code nor the section has set.</summary>
    public static void Complete(OtlpOptions options, BackendSetup setup, OtlpSignal signal)
    {
        CompleteProtocol(options, setup, signal);
        CompleteEndpoint(options, setup, signal);
        CompleteCompression(options, setup, signal);
        CompleteHeaders(options, setup, signal);
        options.TrustedCertificate ??= Exporter(setup, signal, "CERTIFICATE").Text;
        options.ClientCertificate ??= Exporter(setup, signal, "CLIENT_CERTIFICATE").Text;
        options.ClientKey ??= Exporter(setup, signal, "CLIENT_KEY").Text;
        // What code or the section says of the resource wins over the environment, also under the attribute's name.
        if (!options.ResourceAttributes.ContainsKey(OtlpResource.ServiceName))
            options.ServiceName ??= Given(setup.Variable("OTEL_SERVICE_NAME"));
        CompleteResource(options, setup);
        options.AttributeCountLimit ??= Number(
            setup, $"{signal.LimitVariables}_ATTRIBUTE_COUNT_LIMIT", "OTEL_ATTRIBUTE_COUNT_LIMIT");
        options.AttributeValueLengthLimit ??= Number(
            setup, $"{signal.LimitVariables}_ATTRIBUTE_VALUE_LENGTH_LIMIT", "OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT");
        CompleteLane(options, setup, signal);
        if (signal == OtlpSignal.Traces)
            CompleteTraces(options, setup);
    }

    static void CompleteTraces(OtlpOptions options, BackendSetup setup)
    {
        options.SpanEventCountLimit = (int?)Number(setup, "OTEL_SPAN_EVENT_COUNT_LIMIT");
        options.SpanLinkCountLimit = (int?)Number(setup, "OTEL_SPAN_LINK_COUNT_LIMIT");
        OtlpSampler.Complete(options, setup);
    }

    static void CompleteProtocol(OtlpOptions options, BackendSetup setup, OtlpSignal signal)
    {
        if (options.Protocol is not null
            || Exporter(setup, signal, "PROTOCOL") is not { Text: { } text, Name: var name })
            return;
        options.Protocol = text.ToUpperInvariant() switch
        {
            "GRPC" => OtlpProtocol.Grpc,
            "HTTP/PROTOBUF" => OtlpProtocol.HttpProtobuf,
            "HTTP/JSON" => OtlpProtocol.HttpJson,
            _ => Unreadable<OtlpProtocol>(setup, name, "Write grpc, http/protobuf or http/json."),
        };
    }

    static void CompleteEndpoint(OtlpOptions options, BackendSetup setup, OtlpSignal signal)
    {
        if (OtlpEndpoint.Missing(options, signal) is null)
            return;
        var own = setup.Variable($"OTEL_EXPORTER_OTLP_{signal.VariableInfix}_ENDPOINT");
        signal.SetEndpoint(options, WithScheme(own, options, setup, signal));
        options.Endpoint = WithScheme(setup.Variable("OTEL_EXPORTER_OTLP_ENDPOINT"), options, setup, signal);
    }

    /// <summary>
    /// For gRPC the specification allows an address without a scheme, and a variable to say which it has.
    /// </summary>
    static string? WithScheme(string? endpoint, OtlpOptions options, BackendSetup setup, OtlpSignal signal)
    {
        if (Given(endpoint) is not { } text
            || options.Protocol != OtlpProtocol.Grpc
            || text.Contains("://", StringComparison.Ordinal))
            return Given(endpoint);
        var isInsecure = SwitchText.TryParse(Exporter(setup, signal, "INSECURE").Text, out var insecure) && insecure;
        return $"{(isInsecure ? "http" : "https")}://{text}";
    }

    static void CompleteCompression(OtlpOptions options, BackendSetup setup, OtlpSignal signal)
    {
        if (options.Compression is not null
            || Exporter(setup, signal, "COMPRESSION") is not { Text: { } text, Name: var name })
            return;
        options.Compression = text.ToUpperInvariant() switch
        {
            "GZIP" => OtlpCompression.Gzip,
            "NONE" => OtlpCompression.None,
            _ => Unreadable<OtlpCompression>(setup, name, "Write gzip or none."),
        };
    }

    static void CompleteHeaders(OtlpOptions options, BackendSetup setup, OtlpSignal signal)
    {
        if (Exporter(setup, signal, "HEADERS") is not { Text: { } text, Name: var name })
            return;
        if (OtlpPairs.Parse(text) is not { } headers)
        {
            Unreadable<int>(setup, name, "Write key=value,key2=value2, each percent-encoded.");
            return;
        }

        foreach (var (key, value) in headers)
            options.Headers.TryAdd(key, value);
    }

    /// <summary>One mistake, and the specification wants the whole variable discarded.</summary>
    static void CompleteResource(OtlpOptions options, BackendSetup setup)
    {
        if (Given(setup.Variable(ResourceAttributes)) is not { } text)
            return;
        if (OtlpPairs.Parse(text) is not { } attributes)
        {
            Unreadable<int>(setup, ResourceAttributes, "Write key=value,key2=value2, each percent-encoded.");
            return;
        }

        foreach (var (key, value) in attributes)
            options.ResourceAttributes.TryAdd(key, value);
    }

    /// <summary>What the lane can be told, where it still has its default.</summary>
    static void CompleteLane(OtlpOptions options, BackendSetup setup, OtlpSignal signal)
    {
        var timeout = Number(
            setup, $"OTEL_EXPORTER_OTLP_{signal.VariableInfix}_TIMEOUT", "OTEL_EXPORTER_OTLP_TIMEOUT")
            ?? Number(setup, $"{signal.BatchVariables}_EXPORT_TIMEOUT");
        if (timeout is { } milliseconds && options.SendTimeLimit == Defaults.SendTimeLimit)
            options.SendTimeLimit = Time(milliseconds);
        if (Number(setup, $"{signal.BatchVariables}_SCHEDULE_DELAY") is { } delay
            && options.BufferingTimeLimit == Defaults.BufferingTimeLimit)
            options.BufferingTimeLimit = Time(delay);
        if (Number(setup, $"{signal.BatchVariables}_MAX_QUEUE_SIZE") is { } queue
            && options.QueueLimit == Defaults.QueueLimit)
            options.QueueLimit = (int)queue;
        if (Number(setup, $"{signal.BatchVariables}_MAX_EXPORT_BATCH_SIZE") is { } batch)
            options.BatchSizeLimit ??= (int)batch;
    }

    static TimeSpan Time(long milliseconds) => TimeSpan.FromMilliseconds(Math.Min(milliseconds, 600_000));

    /// <summary>A whole number from 1; the first variable that is set.</summary>
    static long? Number(BackendSetup setup, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Given(setup.Variable(name)) is not { } text)
                continue;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
                return number;
            Unreadable<int>(setup, name, "Write a whole number from 1.");
        }

        return null;
    }

    /// <summary>The variable for the signal, else the general one.</summary>
    static (string? Text, string Name) Exporter(BackendSetup setup, OtlpSignal signal, string name)
    {
        var own = $"OTEL_EXPORTER_OTLP_{signal.VariableInfix}_{name}";
        if (Given(setup.Variable(own)) is { } text)
            return (text, own);
        var general = $"OTEL_EXPORTER_OTLP_{name}";
        return (Given(setup.Variable(general)), general);
    }

    static T? Unreadable<T>(BackendSetup setup, string name, string fix)
        where T : struct
    {
        setup.ReportMistake(name, "cannot be read.", fix);
        return null;
    }

    static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
