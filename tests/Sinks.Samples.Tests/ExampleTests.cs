// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Sinks.Fanout;
using Sinks.Samples.Tests.Examples;
using Sinks.Samples.Tests.Support;

namespace Sinks.Samples.Tests;

/// <summary>The examples of the documentation that read their settings, run against a server.</summary>
[Collection(SamplesCollection.Name)]
public sealed class ExampleTests : IAsyncLifetime
{
    LoopbackServer _server = null!;

    public async Task InitializeAsync() => _server = await LoopbackServer.StartAsync();

    public Task DisposeAsync() => _server.DisposeAsync().AsTask();

    [Fact]
    public async Task The_worker_reports_what_fails_and_for_whom()
    {
        await WorkerExample.RunAsync([DsnArgument]);

        var sent = Sent().ShouldHaveSingleItem();
        $"{sent["logentry"]!["formatted"]}".ShouldBe("Cannot convert invoice.xml");
        $"{sent["tags"]!["workflow_id"]}".ShouldBe("conversion");
        $"{sent["tags"]!["step"]}".ShouldBe("parse");
        $"{sent["user"]!["id"]}".ShouldBe("u-1");
        ShouldBalance();
    }

    [Fact]
    public async Task The_web_application_reports_an_exception_that_nobody_catches()
    {
        await using (var app = WebExample.Build([DsnArgument, "--urls=http://127.0.0.1:0"]))
        {
            await app.StartAsync();
            using var http = new HttpClient();
            using var answer = await http.GetAsync(new Uri($"{app.Urls.Single()}/conversions/u-1/none"));
            ((int)answer.StatusCode).ShouldBe(500);
            await app.StopAsync();
        }

        var sent = Sent().ShouldHaveSingleItem();
        $"{sent["exception"]!["values"]!.AsArray()[^1]!["type"]}".ShouldBe("System.FormatException");
        ShouldBalance();
    }

    [Fact]
    public void A_factory_reads_the_section_of_a_file()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, $$"""{ "Fanout": { "Backends": { "sentry": { "Dsn": "{{Dsn}}" } } } }""");
            FactoryExample.Run(file);
        }
        finally
        {
            File.Delete(file);
        }

        Messages().ShouldBe(["Cannot import march.csv"]);
        ShouldBalance();
    }

    [Fact]
    public void The_section_says_where_backends_named_in_code_send()
    {
        AotExample.Run(Configuration("Fanout:Backends:sentry:Dsn", Dsn));

        Messages().ShouldBe(["Cannot import march.csv"]);
        ShouldBalance();
    }

    [Fact]
    public void Serilog_reads_the_section_beside_its_own()
    {
        var configuration = Configuration(
            "Serilog:Using:0", "Sinks.Fanout", "Serilog:WriteTo:0:Name", "Fanout", "Fanout:Backends:sentry:Dsn", Dsn);
        SerilogJsonExample.Run(configuration, () => Serilog.Log.Error("Cannot import {File}", "march.csv"));

        Messages().ShouldBe(["Cannot import march.csv"]);
        ShouldBalance();
    }

    string Dsn => _server.Address.Replace("://", "://0123456789abcdef0123456789abcdef@", StringComparison.Ordinal) + "/1";

    string DsnArgument => $"--Fanout:Backends:sentry:Dsn={Dsn}";

    static IConfigurationRoot Configuration(params string[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Chunk(2).Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1])))
        .Build();

    List<JsonNode> Sent() =>
        [.. _server.Requests.Select(request => JsonNode.Parse(request.Text.Split('\n')[2])!)];

    IEnumerable<string> Messages() => Sent().Select(sent => $"{sent["logentry"]!["formatted"]}");

    void ShouldBalance()
    {
        var pipeline = FanoutStatus.All.Single(status => status.Backends.Any(
            backend => backend.Destination?.Contains($":{_server.Port}", StringComparison.Ordinal) == true));
        pipeline.Mistakes.ShouldBeEmpty();
        pipeline.ShouldBalance();
    }
}
