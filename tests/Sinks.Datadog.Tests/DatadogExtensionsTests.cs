// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using Serilog;

namespace Sinks.Datadog.Tests;

public sealed class DatadogExtensionsTests
{
    static readonly MethodInfo[] Overloads = [.. typeof(DatadogLoggerConfigurationExtensions)
        .GetMethods(BindingFlags.Public | BindingFlags.Static)
        .OrderBy(static method => method.GetParameters().Length)];

    [Fact]
    public void The_arguments_are_those_that_JSON_names() => Overloads
        .Select(static method => string.Join(' ', method.GetParameters().Skip(1).Select(static p => p.Name)))
        .ShouldBe(
        [
            "configure restrictedToMinimumLevel levelSwitch",
            "apiKey site service restrictedToMinimumLevel levelSwitch",
        ]);

    [Fact]
    public void No_flat_argument_is_required_because_JSON_would_skip_the_sink_in_silence() =>
        Overloads[1].GetParameters().Skip(1).ShouldAllBe(static parameter => parameter.HasDefaultValue);

    [Fact]
    public void Two_organisations_need_two_names()
    {
        var builder = Contract.NewBuilder().Datadog("a");
        builder.Datadog("b", name: "second").ShouldBeSameAs(builder);
        Should.Throw<ArgumentException>(() => builder.Datadog("c")).ParamName.ShouldBe("name");
    }

    [Fact]
    public async Task A_variable_completes_a_backend_that_is_named()
    {
        var variables = new Dictionary<string, string>
        {
            ["DD_API_KEY"] = DatadogHost.Key,
            ["DD_SITE"] = "datadoghq.eu",
        };
        await using var named = FanoutHost.FromSection(
            new Dictionary<string, string?> { ["Backends:datadog:MinimumLevel"] = "Fatal" }, variables);
        named.Status.Backends.ShouldHaveSingleItem()
            .Destination.ShouldBe("http-intake.logs.datadoghq.eu (key ...cdef)");
        await using var unnamed = FanoutHost.FromSection(new Dictionary<string, string?>(), variables);
        unnamed.Status.Backends.ShouldBeEmpty();
    }
}
