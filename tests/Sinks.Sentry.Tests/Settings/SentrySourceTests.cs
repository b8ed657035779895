// SPDX-License-Identifier: Apache-2.0
using System.Reflection;

namespace Sinks.Sentry.Tests;

public class SentrySourceTests
{
    [Fact]
    public void Options_say_where_events_come_from()
    {
        var source = SentrySource.Of(new SentryOptions
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
        var source = SentrySource.Of(new SentryOptions());

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
        SentrySource.Of(new SentryOptions()).ServerName.ShouldBeNull();
        SentrySource.Of(new SentryOptions { SendDefaultPii = true }).ServerName.ShouldBe(Environment.MachineName);
        SentrySource.Of(new SentryOptions { SendDefaultPii = true, ServerName = "web-1" }).ServerName.ShouldBe("web-1");
    }

    [Fact]
    public void The_version_of_the_package_has_no_build_behind_it() =>
        SentrySdk.Version.ShouldMatch(@"^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$");
}
