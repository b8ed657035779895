// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Otlp.Tests;

public sealed class OtlpResourceTests
{
    [Fact]
    public void It_says_what_the_application_is_and_where_it_runs()
    {
        var attributes = Of(static _ => { });
        attributes["service.name"].ShouldNotBeNullOrEmpty();
        attributes["service.version"].ShouldNotBeNullOrEmpty();
        attributes["deployment.environment.name"].ShouldBe("Staging");
        attributes["telemetry.sdk.language"].ShouldBe("dotnet");
        attributes["telemetry.sdk.name"].ShouldBe("sinks");
        attributes["telemetry.sdk.version"].ShouldBe(OtlpResource.SdkVersion);
        attributes.Keys.ShouldBeInOrder();
        attributes.ShouldNotContainKey("host.name");
    }

    [Fact]
    public void What_is_configured_wins_and_the_service_name_over_all()
    {
        var attributes = Of(static o =>
        {
            o.ResourceAttributes["service.name"] = "by attribute";
            o.ResourceAttributes["deployment.environment.name"] = "live";
        });
        attributes["service.name"].ShouldBe("by attribute");
        attributes["deployment.environment.name"].ShouldBe("live");
        Of(static o =>
        {
            o.ResourceAttributes["service.name"] = "by attribute";
            o.ServiceName = "by option";
        })["service.name"].ShouldBe("by option");
    }

    static Dictionary<string, string> Of(Action<OtlpOptions> configure)
    {
        var options = new OtlpOptions();
        configure(options);
        return OtlpResource.Of(options, new OtlpHost().Setup).Attributes.ToDictionary(StringComparer.Ordinal);
    }
}
