// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Serilog;
using Sinks.Fanout;

namespace Sinks.Otlp.Tests;

public sealed class OtlpBackendTypeTests
{
    static readonly MethodInfo[] Overloads = [.. typeof(OtlpLoggerConfigurationExtensions)
        .GetMethods(BindingFlags.Public | BindingFlags.Static)
        .OrderBy(static method => method.GetParameters().Length)];

    [Fact]
    public void The_assembly_says_which_backend_it_holds()
    {
        var attribute = typeof(OtlpBackendType).Assembly
            .GetCustomAttributes<FanoutBackendAttribute>().ShouldHaveSingleItem();
        attribute.Type.ShouldBe(typeof(OtlpBackendType));
        attribute.Contract.ShouldBe(FanoutBackendAttribute.CurrentContract);
    }

    [Fact]
    public void Every_setting_is_read_from_its_section()
    {
        var values = new Dictionary<string, string?>
        {
            ["Type"] = "Otlp",
            ["Endpoint"] = "http://collector:4318",
            ["LogsEndpoint"] = "https://logs.example.org",
            ["Protocol"] = "grpc",
            ["Compression"] = "none",
            ["ServiceName"] = "shop",
            ["ResourceAttributes:host.name"] = "web-1",
            ["AttributeCountLimit"] = "10",
            ["AttributeValueLengthLimit"] = "20",
            ["Headers:X-Team"] = "shop",
            ["Proxy"] = "none",
            ["TrustedCertificate"] = "ca.pem",
            ["ClientCertificate"] = "client.pem",
            ["ClientKey"] = "client.key",
        };
        var section = new ConfigurationBuilder()
            .AddInMemoryCollection(values.ToDictionary(static v => $"otlp:{v.Key}", static v => v.Value))
            .Build().GetSection("otlp");
        var (options, mistakes) = (new OtlpOptions(), new List<Mistake>());
        Contract.Read(new OtlpBackendType(), section, options, mistakes.Add);
        mistakes.ShouldBeEmpty();
        options.ShouldBeEquivalentTo(new OtlpOptions
        {
            Endpoint = "http://collector:4318",
            LogsEndpoint = "https://logs.example.org",
            Protocol = OtlpProtocol.Grpc,
            Compression = OtlpCompression.None,
            ServiceName = "shop",
            ResourceAttributes = { ["host.name"] = "web-1" },
            AttributeCountLimit = 10,
            AttributeValueLengthLimit = 20,
            Headers = { ["X-Team"] = "shop" },
            Proxy = "none",
            TrustedCertificate = "ca.pem",
            ClientCertificate = "client.pem",
            ClientKey = "client.key",
        });
    }

    [Theory]
    [InlineData(null, null, "Endpoint")]
    [InlineData(" ", "", "Endpoint")]
    [InlineData("http://a", null, null)]
    [InlineData(null, "http://a", null)]
    public void One_of_the_addresses_is_essential(string? endpoint, string? forLogs, string? missing) =>
        Contract.FindMissing(new OtlpBackendType(), new OtlpOptions { Endpoint = endpoint, LogsEndpoint = forLogs })
            .ShouldBe(missing);

    [Theory]
    [InlineData(null, 512)]
    [InlineData(100, 512)]
    [InlineData(5000, 5000)]
    public async Task A_batch_has_512_records_or_as_many_more_as_are_asked_for(int? asked, int limit)
    {
        await using var backend = new OtlpHost().Make("http://127.0.0.1:1", o => o.BatchSizeLimit = asked);
        backend.Profile.BatchSizeLimit.ShouldBe(limit);
    }

    [Fact]
    public void The_arguments_are_those_that_JSON_names_and_none_is_required()
    {
        Overloads.Select(static method => string.Join(' ', method.GetParameters().Skip(1).Select(static p => p.Name)))
            .ShouldBe(
            [
                "configure restrictedToMinimumLevel levelSwitch",
                "endpoint protocol restrictedToMinimumLevel levelSwitch",
            ]);
        Overloads[1].GetParameters().Skip(1).ShouldAllBe(static parameter => parameter.HasDefaultValue);
    }

    [Fact]
    public void Two_servers_need_two_names()
    {
        var builder = Contract.NewBuilder().Otlp("http://a");
        builder.Otlp("http://b", name: "second").ShouldBeSameAs(builder);
        Should.Throw<ArgumentException>(() => builder.Otlp("http://c")).ParamName.ShouldBe("name");
    }
}
