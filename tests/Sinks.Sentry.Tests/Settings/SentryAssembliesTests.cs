// SPDX-License-Identifier: Apache-2.0
using System.Reflection;

namespace Sinks.Sentry.Tests;

public class SentryAssembliesTests
{
    static readonly Assembly Shop = new NamedAssembly("Shop, Version=1.4.0.0", "1.4.2-beta+5f3c");
    static readonly Assembly Pump = new NamedAssembly("Pump, Version=2.0.0.0");

    [Fact]
    public void Assemblies_have_their_versions_in_the_order_of_their_names()
    {
        new SentryAssemblies(informational: false, static () => [Shop, Pump]).Versions.ShouldBe([
            KeyValuePair.Create("Pump", "2.0.0.0"), KeyValuePair.Create("Shop", "1.4.0.0")]);
        new SentryAssemblies(informational: true, static () => [Shop, Pump]).Versions.ShouldBe([
            KeyValuePair.Create("Pump", "2.0.0.0"), KeyValuePair.Create("Shop", "1.4.2-beta+5f3c")]);
    }

    [Fact]
    public void The_list_is_read_again_only_when_others_are_loaded()
    {
        Assembly[] loaded = [Shop];
        var assemblies = new SentryAssemblies(informational: false, () => loaded);
        var first = assemblies.Versions;

        assemblies.Versions.ShouldBeSameAs(first);
        loaded = [Shop, Pump];
        assemblies.Versions.Count.ShouldBe(2);
        loaded = [Shop, Shop];
        assemblies.Versions.Count.ShouldBe(1);
    }

    [Fact]
    public void Without_the_option_there_is_no_list()
    {
        SentryAssemblies.Of(ReportAssembliesMode.None).ShouldBeNull();
        Encoded.Json(Some.Event()).TryGetProperty("modules", out _).ShouldBeFalse();
    }

    [Fact]
    public void The_process_has_this_assembly() =>
        SentryAssemblies.Of(ReportAssembliesMode.Version)!.Versions.Select(pair => pair.Key)
            .ShouldContain(typeof(SentryAssembliesTests).Assembly.GetName().Name!);
}
