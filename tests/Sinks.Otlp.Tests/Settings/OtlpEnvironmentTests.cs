// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Otlp.Tests;

public sealed class OtlpEnvironmentTests
{
    static readonly Dictionary<string, string> General = new(StringComparer.Ordinal)
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://collector:4318",
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/json",
        ["OTEL_EXPORTER_OTLP_HEADERS"] = "x-team=shop%20one,x-tier=1",
        ["OTEL_EXPORTER_OTLP_COMPRESSION"] = "none",
        ["OTEL_EXPORTER_OTLP_TIMEOUT"] = "7000",
        ["OTEL_EXPORTER_OTLP_CERTIFICATE"] = "ca.pem",
        ["OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE"] = "client.pem",
        ["OTEL_EXPORTER_OTLP_CLIENT_KEY"] = "client.key",
        ["OTEL_SERVICE_NAME"] = "shop",
        ["OTEL_RESOURCE_ATTRIBUTES"] = "host.name=web-1,service.name=other,k=a%2Cb",
        ["OTEL_BLRP_SCHEDULE_DELAY"] = "500",
        ["OTEL_BLRP_EXPORT_TIMEOUT"] = "9000",
        ["OTEL_BLRP_MAX_QUEUE_SIZE"] = "2048",
        ["OTEL_BLRP_MAX_EXPORT_BATCH_SIZE"] = "1000",
        ["OTEL_ATTRIBUTE_COUNT_LIMIT"] = "64",
        ["OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT"] = "100",
    };

    [Fact]
    public void Variables_fill_what_nothing_else_has_set()
    {
        var host = new OtlpHost(General);
        var options = host.Complete();
        options.Endpoint.ShouldBe("http://collector:4318");
        options.LogsEndpoint.ShouldBeNull();
        options.Protocol.ShouldBe(OtlpProtocol.HttpJson);
        options.Headers["X-Team"].ShouldBe("shop one");
        options.Headers["X-Tier"].ShouldBe("1");
        options.Compression.ShouldBe(OtlpCompression.None);
        options.SendTimeLimit.ShouldBe(TimeSpan.FromSeconds(7));
        options.TrustedCertificate.ShouldBe("ca.pem");
        options.ClientCertificate.ShouldBe("client.pem");
        options.ClientKey.ShouldBe("client.key");
        options.ServiceName.ShouldBe("shop");
        options.ResourceAttributes["host.name"].ShouldBe("web-1");
        options.ResourceAttributes["k"].ShouldBe("a,b");
        options.BufferingTimeLimit.ShouldBe(TimeSpan.FromMilliseconds(500));
        options.QueueLimit.ShouldBe(2048);
        options.BatchSizeLimit.ShouldBe(1000);
        options.AttributeCountLimit.ShouldBe(64);
        options.AttributeValueLengthLimit.ShouldBe(100);
        host.Mistakes.ShouldBeEmpty();
    }

    [Fact]
    public void Variables_for_logs_win_over_the_general_ones()
    {
        var variables = new Dictionary<string, string>(General, StringComparer.Ordinal)
        {
            ["OTEL_EXPORTER_OTLP_LOGS_ENDPOINT"] = "https://logs.example.org/take",
            ["OTEL_EXPORTER_OTLP_LOGS_PROTOCOL"] = "grpc",
            ["OTEL_EXPORTER_OTLP_LOGS_HEADERS"] = "x-team=logs",
            ["OTEL_EXPORTER_OTLP_LOGS_COMPRESSION"] = "gzip",
            ["OTEL_EXPORTER_OTLP_LOGS_TIMEOUT"] = "3000",
            ["OTEL_EXPORTER_OTLP_LOGS_CERTIFICATE"] = "logs.pem",
            ["OTEL_EXPORTER_OTLP_LOGS_CLIENT_CERTIFICATE"] = "logs-client.pem",
            ["OTEL_EXPORTER_OTLP_LOGS_CLIENT_KEY"] = "logs-client.key",
            ["OTEL_LOGRECORD_ATTRIBUTE_COUNT_LIMIT"] = "32",
            ["OTEL_LOGRECORD_ATTRIBUTE_VALUE_LENGTH_LIMIT"] = "50",
        };
        var options = new OtlpHost(variables).Complete();
        options.LogsEndpoint.ShouldBe("https://logs.example.org/take");
        options.Protocol.ShouldBe(OtlpProtocol.Grpc);
        options.Headers.ShouldHaveSingleItem().Value.ShouldBe("logs");
        options.Compression.ShouldBe(OtlpCompression.Gzip);
        options.SendTimeLimit.ShouldBe(TimeSpan.FromSeconds(3));
        options.TrustedCertificate.ShouldBe("logs.pem");
        options.ClientCertificate.ShouldBe("logs-client.pem");
        options.ClientKey.ShouldBe("logs-client.key");
        options.AttributeCountLimit.ShouldBe(32);
        options.AttributeValueLengthLimit.ShouldBe(50);
    }

    [Fact]
    public void What_is_set_stays()
    {
        var options = new OtlpHost(General).Complete(static o =>
        {
            o.LogsEndpoint = "https://mine.example.org";
            o.Protocol = OtlpProtocol.Grpc;
            o.Headers["x-team"] = "mine";
            o.Compression = OtlpCompression.Gzip;
            o.SendTimeLimit = TimeSpan.FromSeconds(1);
            o.TrustedCertificate = "mine.pem";
            o.ServiceName = "mine";
            o.ResourceAttributes["host.name"] = "mine";
            o.BatchSizeLimit = 10;
            o.AttributeCountLimit = 5;
        });
        options.Endpoint.ShouldBeNull();
        options.Protocol.ShouldBe(OtlpProtocol.Grpc);
        options.Headers["x-team"].ShouldBe("mine");
        options.Headers["x-tier"].ShouldBe("1");
        options.Compression.ShouldBe(OtlpCompression.Gzip);
        options.SendTimeLimit.ShouldBe(TimeSpan.FromSeconds(1));
        options.TrustedCertificate.ShouldBe("mine.pem");
        options.ServiceName.ShouldBe("mine");
        options.ResourceAttributes["host.name"].ShouldBe("mine");
        options.BatchSizeLimit.ShouldBe(10);
        options.AttributeCountLimit.ShouldBe(5);
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "thrift")]
    [InlineData("OTEL_EXPORTER_OTLP_LOGS_COMPRESSION", "zstd")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS", "t0ken")]
    [InlineData("OTEL_EXPORTER_OTLP_TIMEOUT", "10s")]
    [InlineData("OTEL_RESOURCE_ATTRIBUTES", "a=b,t0ken")]
    [InlineData("OTEL_BLRP_MAX_QUEUE_SIZE", "0")]
    [InlineData("OTEL_ATTRIBUTE_COUNT_LIMIT", "-1")]
    public void A_variable_that_cannot_be_read_changes_nothing_and_is_named_without_its_value(string name, string value)
    {
        var host = new OtlpHost(new Dictionary<string, string> { [name] = value });
        var options = host.Complete();
        var mistake = host.Mistakes.ShouldHaveSingleItem();
        mistake.Path.ShouldEndWith(name);
        mistake.ToString().ShouldNotContain("t0ken");
        options.ShouldBeEquivalentTo(new OtlpOptions());
    }

    [Theory]
    [InlineData("true", "http://collector:4317")]
    [InlineData("false", "https://collector:4317")]
    [InlineData(null, "https://collector:4317")]
    public void An_address_for_gRPC_may_have_no_scheme(string? insecure, string expected)
    {
        var variables = new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "collector:4317",
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "grpc",
        };
        if (insecure is not null)
            variables["OTEL_EXPORTER_OTLP_INSECURE"] = insecure;
        new OtlpHost(variables).Complete().Endpoint.ShouldBe(expected);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("TRUE", true)]
    [InlineData("false", false)]
    [InlineData("no idea", false)]
    [InlineData(null, false)]
    public void OTEL_SDK_DISABLED_turns_it_off(string? value, bool isOff) =>
        Contract.IsSwitchedOff(new OtlpBackendType(), name => name == "OTEL_SDK_DISABLED" ? value : null).ShouldBe(isOff);

    [Fact]
    public async Task A_variable_completes_a_backend_that_is_named_and_starts_none()
    {
        await using var named = FanoutHost.FromSection(
            new Dictionary<string, string?> { ["Backends:otlp:MinimumLevel"] = "Fatal" },
            new Dictionary<string, string> { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "https://collector.example.org:4318" });
        named.Status.Backends.ShouldHaveSingleItem().Destination.ShouldBe("collector.example.org:4318");
        await using var unnamed = FanoutHost.FromSection(
            new Dictionary<string, string?>(),
            new Dictionary<string, string> { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "https://collector.example.org:4318" });
        unnamed.Status.Backends.ShouldBeEmpty();
    }
}
