// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using Sinks.Datadog;
using Sinks.Fanout;

[assembly: FanoutBackend(typeof(DatadogBackendType), FanoutBackendAttribute.CurrentContract)]

namespace Sinks.Datadog;

/// <summary>The backend type <c>Datadog</c>: sends events to Datadog's log intake.</summary>
[Experimental("SINKS001")]
public sealed class DatadogBackendType : BackendType<DatadogOptions>
{
    /// <inheritdoc/>
    public override string Name => "Datadog";

    /// <inheritdoc/>
    protected override void DeclareSettings(SettingTable<DatadogOptions> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings
            .Text("ApiKey", static o => o.ApiKey, static (o, v) => o.ApiKey = v)
            .Text("Site", static o => o.Site, static (o, v) => o.Site = v)
            .Text("Url", static o => o.Url, static (o, v) => o.Url = v)
            .Text("Service", static o => o.Service, static (o, v) => o.Service = v)
            .Text("Environment", static o => o.Environment, static (o, v) => o.Environment = v)
            .Text("Version", static o => o.Version, static (o, v) => o.Version = v)
            .Text("Host", static o => o.Host, static (o, v) => o.Host = v)
            .Text("Source", static o => o.Source, static (o, v) => o.Source = v)
            .TextList("Tags", static o => o.Tags, static (o, v) => o.Tags = v)
            .Choice<DatadogTraceIdFormat>(
                "TraceIdFormat", static o => o.TraceIdFormat, static (o, v) => o.TraceIdFormat = v ?? default)
            .Choice<DatadogCompression>(
                "Compression", static o => o.Compression, static (o, v) => o.Compression = v ?? default)
            .Http();
    }

    /// <inheritdoc/>
    protected override string? Missing(DatadogOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return string.IsNullOrWhiteSpace(options.ApiKey) ? nameof(options.ApiKey) : null;
    }

    /// <inheritdoc/>
    protected override void CompleteFromEnvironment(DatadogOptions options, BackendSetup setup)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(setup);
        DatadogEnvironment.Complete(options, setup);
    }

    /// <inheritdoc/>
    protected override IBackend Create(DatadogOptions options, BackendSetup setup)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(setup);
        return new DatadogClient(
            DatadogAddress.Read(options, setup),
            DatadogKey.Read(options, setup),
            new DatadogEncoder(DatadogSource.Of(options, setup), options.TraceIdFormat),
            BackendHttp.From(options, setup, DatadogClient.ReservedHeaders),
            options.Compression,
            setup.Time);
    }
}
