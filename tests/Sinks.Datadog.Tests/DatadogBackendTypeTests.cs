// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Sinks.Fanout;

namespace Sinks.Datadog.Tests;

public sealed class DatadogBackendTypeTests
{
    readonly DatadogBackendType _type = new();

    [Fact]
    public void The_assembly_says_which_backend_it_holds()
    {
        var attribute = typeof(DatadogBackendType).Assembly
            .GetCustomAttributes<FanoutBackendAttribute>().ShouldHaveSingleItem();
        attribute.Type.ShouldBe(typeof(DatadogBackendType));
        attribute.Contract.ShouldBe(FanoutBackendAttribute.CurrentContract);
        _type.Name.ShouldBe("Datadog");
    }

    [Theory]
    [InlineData(null, "ApiKey")]
    [InlineData(" ", "ApiKey")]
    [InlineData(DatadogHost.Key, null)]
    public void Without_a_key_the_backend_misses_it(string? key, string? missing) =>
        Contract.FindMissing(_type, new DatadogOptions { ApiKey = key }).ShouldBe(missing);

    [Fact]
    public void Every_setting_is_read_from_its_section()
    {
        var mistakes = new List<Mistake>();
        var options = Read(
            new()
            {
                ["ApiKey"] = "k",
                ["Site"] = "datadoghq.eu",
                ["Url"] = "https://relay.example.org",
                ["Service"] = "shop",
                ["Environment"] = "live",
                ["Version"] = "3",
                ["Host"] = "web-1",
                ["Source"] = "fsharp",
                ["Tags"] = "a:b, c:d",
                ["TraceIdFormat"] = "decimal64",
                ["Compression"] = "none",
                ["Headers:X-Team"] = "shop",
            },
            mistakes);
        mistakes.ShouldBeEmpty();
        options.ApiKey.ShouldBe("k");
        options.Site.ShouldBe("datadoghq.eu");
        options.Url.ShouldBe("https://relay.example.org");
        options.Service.ShouldBe("shop");
        options.Environment.ShouldBe("live");
        options.Version.ShouldBe("3");
        options.Host.ShouldBe("web-1");
        options.Source.ShouldBe("fsharp");
        options.Tags.ShouldBe(["a:b", "c:d"]);
        options.TraceIdFormat.ShouldBe(DatadogTraceIdFormat.Decimal64);
        options.Compression.ShouldBe(DatadogCompression.None);
        options.Headers["x-team"].ShouldBe("shop");
    }

    [Fact]
    public void Every_public_option_is_a_key_of_the_section()
    {
        var mistakes = new List<Mistake>();
        Read(typeof(DatadogOptions).GetProperties().ToDictionary(p => p.Name, string? (_) => ""), mistakes);
        mistakes.ShouldBeEmpty();
    }

    DatadogOptions Read(Dictionary<string, string?> values, List<Mistake> mistakes)
    {
        const string Path = "Fanout:Backends:datadog";
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(v => KeyValuePair.Create($"{Path}:{v.Key}", v.Value)))
            .Build();
        var options = new DatadogOptions();
        Contract.Read(_type, configuration.GetSection(Path), options, mistakes.Add);
        return options;
    }
}
