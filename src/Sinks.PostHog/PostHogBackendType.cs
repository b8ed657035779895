// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using Sinks.Fanout;
using Sinks.PostHog;

[assembly: FanoutBackend(typeof(PostHogBackendType), FanoutBackendAttribute.CurrentContract)]

namespace Sinks.PostHog;

/// <summary>The backend type <c>PostHog</c>: errors as issues, named events as product analytics.</summary>
[Experimental("SINKS001")]
public sealed class PostHogBackendType : BackendType<PostHogOptions>
{
    /// <inheritdoc/>
    public override string Name => "PostHog";

    /// <inheritdoc/>
    protected override void DeclareSettings(SettingTable<PostHogOptions> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings
            .Text("ApiKey", static o => o.ApiKey, static (o, v) => o.ApiKey = v)
            .Text("Host", static o => o.Host, static (o, v) => o.Host = v)
            .TextMap("SuperProperties", static o => o.SuperProperties)
            .Choice<PostHogPersonProfiles>(
                "PersonProfiles", static o => o.PersonProfiles, static (o, v) => o.PersonProfiles = v ?? default)
            .TextMap("Groups", static o => o.Groups)
            .Flag("DisableGeoIP", static o => o.DisableGeoIP, static (o, v) => o.DisableGeoIP = v)
            .Flag("EnableCompression", static o => o.EnableCompression, static (o, v) => o.EnableCompression = v)
            .Flag(
                "IncludeSourceContext",
                static o => o.IncludeSourceContext,
                static (o, v) => o.IncludeSourceContext = v)
            .Http();
    }

    /// <inheritdoc/>
    protected override string? Missing(PostHogOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return string.IsNullOrWhiteSpace(options.ApiKey) ? nameof(options.ApiKey) : null;
    }

    /// <inheritdoc/>
    protected override bool IsOff(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return PostHogEnvironment.IsOff(variable);
    }

    /// <inheritdoc/>
    protected override void CompleteFromEnvironment(PostHogOptions options, BackendSetup setup)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(setup);
        PostHogEnvironment.Complete(options, setup);
    }

    /// <inheritdoc/>
    protected override IBackend Create(PostHogOptions options, BackendSetup setup)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(setup);
        return new PostHogClient(
            PostHogAddress.Read(options, setup),
            PostHogKey.Read(options),
            new PostHogEventEncoder(PostHogSource.Of(options, setup)),
            options.EnableCompression,
            BackendHttp.From(options, setup),
            setup.Time);
    }
}
