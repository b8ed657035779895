// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Otlp.Tests;

public sealed class OtlpEndpointTests
{
    [Theory]
    [InlineData("http://collector:4318", "http://collector:4318/v1/logs")]
    [InlineData("http://collector:4318/", "http://collector:4318/v1/logs")]
    [InlineData("https://otlp.example.org/otlp", "https://otlp.example.org/otlp/v1/logs")]
    [InlineData("https://otlp.example.org/otlp/", "https://otlp.example.org/otlp/v1/logs")]
    [InlineData("https://otlp.example.org/v1/logs", "https://otlp.example.org/v1/logs")]
    [InlineData("https://eu.i.example.org/i?token=a%20b", "https://eu.i.example.org/i/v1/logs?token=a%20b")]
    [InlineData("https://eu.i.example.org/i/v1/logs?token=x", "https://eu.i.example.org/i/v1/logs?token=x")]
    public void A_general_address_gets_the_path_of_logs_below_its_own(string endpoint, string expected) =>
        Read(new OtlpOptions { Endpoint = endpoint }).ShouldBe(expected);

    [Theory]
    [InlineData("https://otlp.example.org", "https://otlp.example.org/")]
    [InlineData("https://otlp.example.org/logs?token=x", "https://otlp.example.org/logs?token=x")]
    public void An_address_for_logs_is_used_as_it_is_and_wins(string endpoint, string expected) =>
        Read(new OtlpOptions { LogsEndpoint = endpoint, Endpoint = "http://other" }).ShouldBe(expected);

    [Theory]
    [InlineData("http://collector:4317", "http://collector:4317/")]
    [InlineData("https://otlp.example.org/otlp?x=1", "https://otlp.example.org/")]
    public void GRPC_has_a_path_of_its_own(string endpoint, string expected) =>
        OtlpEndpoint.Read(new OtlpOptions { Endpoint = endpoint }, OtlpProtocol.Grpc, OtlpSignal.Logs).AbsoluteUri.ShouldBe(expected);

    [Theory]
    [InlineData("collector:4318")]
    [InlineData("ftp://collector")]
    [InlineData("https://")]
    [InlineData("t0ken")]
    [InlineData("https://user:t0ken@collector")]
    public void An_address_that_cannot_be_used_is_named_and_not_repeated(string endpoint)
    {
        foreach (var (options, key) in (IEnumerable<(OtlpOptions, string)>)
            [(new() { Endpoint = endpoint }, "Endpoint"), (new() { LogsEndpoint = endpoint }, "LogsEndpoint")])
        {
            var refusal = Should.Throw<Sinks.Fanout.SettingException>(
                () => OtlpEndpoint.Read(options, OtlpProtocol.HttpProtobuf, OtlpSignal.Logs));
            refusal.Key.ShouldBe(key);
            $"{refusal.Message} {refusal.Reason} {refusal.Fix}".ShouldNotContain("t0ken");
        }
    }

    [Theory]
    [InlineData("http://collector:4318", 1)]
    [InlineData("http://localhost:4318", 0)]
    [InlineData("http://127.0.0.1:4318", 0)]
    [InlineData("https://collector:4318", 0)]
    public async Task Plain_http_to_another_host_is_said_once(string endpoint, int times)
    {
        var host = new OtlpHost();
        await using var backend = host.Make(endpoint);
        host.Reports.Count.ShouldBe(times);
        backend.Profile.Destination.ShouldBe(new Uri(endpoint).Authority);
    }

    [Fact]
    public async Task Nothing_but_host_and_port_is_shown()
    {
        await using var backend = new OtlpHost().Make("https://otlp.example.org:8443/secret?token=secret");
        backend.Profile.Destination.ShouldBe("otlp.example.org:8443");
    }

    static string Read(OtlpOptions options) => OtlpEndpoint.Read(options, OtlpProtocol.HttpProtobuf, OtlpSignal.Logs).AbsoluteUri;
}
