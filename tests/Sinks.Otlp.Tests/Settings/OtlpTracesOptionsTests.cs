// SPDX-License-Identifier: Apache-2.0

namespace Sinks.Otlp.Tests;

public class OtlpTracesOptionsTests
{
    [Theory]
    [InlineData("always_on", null, 1.0, false)]
    [InlineData("always_off", null, 0.0, false)]
    [InlineData("traceidratio", "0.25", 0.25, false)]
    [InlineData("traceidratio", null, 1.0, false)]
    [InlineData("parentbased_always_on", null, 1.0, true)]
    [InlineData("ParentBased_TraceIdRatio", "0.5", 0.5, true)]
    public void The_sampler_s_variables_say_which_traces_are_taken(
        string sampler, string? argument, double rate, bool follows)
    {
        var traces = Traces(new() { ["OTEL_TRACES_SAMPLER"] = sampler, ["OTEL_TRACES_SAMPLER_ARG"] = argument! });
        (traces.TracesSampleRate, traces.TracesFollowParent).ShouldBe((rate, follows));
    }

    [Theory]
    [InlineData("always_off")]
    [InlineData("jaeger_remote")]
    public void What_is_set_wins_over_them_as_a_whole(string sampler)
    {
        var traces = Traces(new() { ["OTEL_TRACES_SAMPLER"] = sampler }, static o => o.TracesSampleRate = 0.2);
        (traces.TracesSampleRate, traces.TracesFollowParent).ShouldBe((0.2, null));
        traces = Traces(new() { ["OTEL_TRACES_SAMPLER"] = sampler }, static o => o.TracesFollowParent = false);
        (traces.TracesSampleRate, traces.TracesFollowParent).ShouldBe((null, false));
    }

    [Theory]
    [InlineData("OTEL_TRACES_SAMPLER", "jaeger_remote")]
    [InlineData("OTEL_TRACES_SAMPLER_ARG", "2")]
    public void A_sampler_that_cannot_be_read_is_named(string variable, string value)
    {
        var host = new OtlpHost(new Dictionary<string, string>
        {
            ["OTEL_TRACES_SAMPLER"] = "traceidratio",
            [variable] = value,
        });
        var traces = new OtlpOptions().ForTraces();
        OtlpEnvironment.Complete(traces, host.Setup, OtlpSignal.Traces);
        host.Mistakes.ShouldHaveSingleItem().Path.ShouldEndWith(variable);
        traces.TracesSampleRate.ShouldBeNull("it changes nothing");
    }

    [Fact]
    public async Task A_variable_for_both_that_cannot_be_read_is_one_mistake()
    {
        await using var host = FanoutHost.FromCode(
            static f => f.Otlp("http://collector:4318", static o => o.EnableTraces = true),
            new Dictionary<string, string> { ["OTEL_EXPORTER_OTLP_COMPRESSION"] = "brotli" });
        host.Status.Mistakes.ShouldHaveSingleItem().Path.ShouldEndWith("OTEL_EXPORTER_OTLP_COMPRESSION");
    }

    [Fact]
    public void Variables_for_logs_alone_are_not_for_traces_and_the_other_way_round()
    {
        var variables = new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://general:4318",
            ["OTEL_EXPORTER_OTLP_LOGS_HEADERS"] = "for=logs",
            ["OTEL_EXPORTER_OTLP_TRACES_HEADERS"] = "for=traces",
            ["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"] = "http://traces:4318/mine",
            ["OTEL_EXPORTER_OTLP_LOGS_PROTOCOL"] = "grpc",
            ["OTEL_BLRP_MAX_QUEUE_SIZE"] = "11",
            ["OTEL_BSP_MAX_QUEUE_SIZE"] = "22",
        };
        var host = new OtlpHost(variables);
        var logs = host.Complete(static o => o.Headers["team"] = "shop");
        var traces = logs.ForTraces();
        OtlpEnvironment.Complete(traces, host.Setup, OtlpSignal.Traces);
        logs.Headers.ShouldBe(new Dictionary<string, string> { ["team"] = "shop", ["for"] = "logs" });
        traces.Headers.ShouldBe(new Dictionary<string, string> { ["team"] = "shop", ["for"] = "traces" });
        (logs.Protocol, traces.Protocol).ShouldBe((OtlpProtocol.Grpc, null));
        (logs.QueueLimit, traces.QueueLimit).ShouldBe((11, 22));
        OtlpEndpoint.Read(traces, OtlpProtocol.HttpProtobuf, OtlpSignal.Traces).AbsoluteUri
            .ShouldBe("http://traces:4318/mine");
    }

    [Theory]
    [InlineData("http://collector:4318", "http://collector:4318/v1/traces")]
    [InlineData("http://collector:4318/otlp/", "http://collector:4318/otlp/v1/traces")]
    [InlineData("http://collector:4318/v1/logs", "http://collector:4318/v1/traces")]
    [InlineData("http://collector:4318/v1/traces", "http://collector:4318/v1/traces")]
    public void The_general_address_gets_the_path_of_traces(string endpoint, string expected) =>
        OtlpEndpoint.Read(new OtlpOptions { Endpoint = endpoint }, OtlpProtocol.HttpProtobuf, OtlpSignal.Traces)
            .AbsoluteUri.ShouldBe(expected);

    static OtlpOptions Traces(Dictionary<string, string> variables, Action<OtlpOptions>? configure = null)
    {
        var host = new OtlpHost(variables);
        var traces = host.Complete(configure).ForTraces();
        OtlpEnvironment.Complete(traces, host.Setup, OtlpSignal.Traces);
        host.Mistakes.ShouldBeEmpty();
        return traces;
    }
}
