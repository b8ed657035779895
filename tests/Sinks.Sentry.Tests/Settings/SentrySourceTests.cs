// SPDX-License-Identifier: Apache-2.0
using System.Reflection;

namespace Sinks.Sentry.Tests;

public class SentrySourceTests
{
    [Fact]
    public void Options_say_where_events_come_from()
    {
        var source = Of(new SentryOptions
        {
            Release = "shop@1",
            Environment = " staging ",
            Distribution = "42",
            ServerName = "web-1",
            DefaultTags = { ["team"] = "orders" },
        });

        source.Release.ShouldBe("shop@1");
        source.Environment.ShouldBe("staging");
        source.Distribution.ShouldBe("42");
        source.ServerName.ShouldBe("web-1");
        source.Tags.ShouldHaveSingleItem().ShouldBe(KeyValuePair.Create("team", "orders"));
    }

    [Fact]
    public void Without_options_the_entry_assembly_and_production_are_named()
    {
        var source = Of(new SentryOptions());

        source.Release.ShouldBe(SentrySource.ReleaseOf(Assembly.GetEntryAssembly()));
        source.Environment.ShouldBe("production");
        source.Distribution.ShouldBeNull();
    }

    [Fact]
    public void The_release_of_an_assembly_is_its_name_and_informational_version()
    {
        var assembly = typeof(SentryOptions).Assembly;
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

        SentrySource.ReleaseOf(assembly).ShouldBe($"Sinks.Sentry@{version}");
        SentrySource.ReleaseOf(null).ShouldBeNull();
    }

    [Fact]
    public void The_machine_is_named_only_when_personal_data_may_be_sent()
    {
        Of(new SentryOptions()).ServerName.ShouldBeNull();
        Of(new SentryOptions { SendDefaultPii = true }).ServerName.ShouldBe(Environment.MachineName);
        Of(new SentryOptions { SendDefaultPii = true, ServerName = "web-1" }).ServerName.ShouldBe("web-1");
    }

    [Theory]
    [InlineData("Production", false, "production")]
    [InlineData("STAGING", false, "staging")]
    [InlineData(" Development ", true, "development")]
    [InlineData("Canary-EU", false, "Canary-EU")]
    [InlineData("", true, "debug")]
    [InlineData(null, true, "debug")]
    [InlineData(null, false, "production")]
    public void The_environment_is_the_hosts_else_tells_of_a_debugger(string? host, bool isDebugged, string expected) =>
        SentrySource.EnvironmentOf(host, isDebugged).ShouldBe(expected);

    [Fact]
    public void The_option_is_stronger_than_the_hosts_environment()
    {
        var setup = Contract.Setup("sentry", hostEnvironment: "Staging");

        SentrySource.Of(new SentryOptions(), setup).Environment.ShouldBe("staging");
        SentrySource.Of(new SentryOptions { Environment = "Canary" }, setup).Environment.ShouldBe("Canary");
    }

    [Fact]
    public void The_process_and_its_machine_are_described_unless_the_option_says_no()
    {
        var host = Of(new SentryOptions()).Host.ShouldNotBeNull();

        host.ProcessorCount.ShouldBe(Environment.ProcessorCount);
        host.AppName.ShouldBe(Assembly.GetEntryAssembly()!.GetName().Name);
        host.AppStartTime.ShouldNotBeNull().Kind.ShouldBe(DateTimeKind.Utc);
        host.TimeZone.ShouldNotBeNullOrEmpty();
        Of(new SentryOptions { IncludeEnvironmentContexts = false }).Host.ShouldBeNull();
    }

    [Fact]
    public void The_device_has_a_name_only_when_personal_data_may_be_sent()
    {
        Of(new SentryOptions()).MachineName.ShouldBeNull();
        Of(new SentryOptions { SendDefaultPii = true }).MachineName.ShouldBe(Environment.MachineName);
    }

    [Fact]
    public void The_version_of_the_package_has_no_build_behind_it() =>
        SentrySdk.Version.ShouldMatch(@"^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$");

    static SentrySource Of(SentryOptions options) => SentrySource.Of(options, Contract.Setup("sentry"));
}
