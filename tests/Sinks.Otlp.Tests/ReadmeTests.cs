// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Sinks.Fanout;

namespace Sinks.Otlp.Tests;

public sealed partial class ReadmeTests
{
    static readonly string Readme = Repository.Read("src", "Sinks.Otlp", "README.md");

    [Fact]
    public void The_option_table_has_a_row_for_every_option_and_no_other() =>
        OptionRow().Matches(Readme).Select(static row => row.Groups["option"].Value)
            .ShouldBe(typeof(OtlpOptions).GetProperties().Select(static p => p.Name), ignoreOrder: true);

    [Fact]
    public void The_settings_example_makes_a_backend_without_a_mistake()
    {
        using var json = new MemoryStream(Encoding.UTF8.GetBytes(Block("json", 0)));
        var section = new ConfigurationBuilder().AddJsonStream(json).Build().GetSection("Fanout:Backends:otlp");
        var options = new OtlpOptions();
        var mistakes = new List<Mistake>();
        Contract.Read(new OtlpBackendType(), section, options, mistakes.Add);

        mistakes.ShouldBeEmpty();
        options.Endpoint.ShouldBe("http://collector:4318");
        options.Protocol.ShouldBe(OtlpProtocol.HttpProtobuf);
        options.ServiceName.ShouldBe("shop");
    }

    [Fact]
    public void The_variables_named_are_those_that_are_read()
    {
        var read = new HashSet<string>(StringComparer.Ordinal);
        Contract.Complete(new OtlpBackendType(), new OtlpOptions(), Contract.Setup("otlp", variable: Read));
        OtlpEnvironment.Complete(
            new OtlpOptions().ForTraces(), Contract.Setup("otlp", variable: Read), OtlpSignal.Traces);
        Contract.IsSwitchedOff(new OtlpBackendType(), Read);
        read.Where(static name => name.StartsWith("OTEL_", StringComparison.Ordinal)).ShouldBe(
            Variable().Matches(Readme).Select(static match => match.Value).Distinct(), ignoreOrder: true);

        // An address of gRPC without a scheme is what the last ones are about.
        string? Read(string name)
        {
            read.Add(name);
            return name switch
            {
                "OTEL_EXPORTER_OTLP_PROTOCOL" => "grpc",
                "OTEL_EXPORTER_OTLP_ENDPOINT" => "collector:4317",
                "OTEL_TRACES_SAMPLER" => "traceidratio",
                _ => null,
            };
        }
    }

    [Fact]
    public async Task The_encoder_shown_is_put_around_the_own_one()
    {
        Repository.Read("tests", "Sinks.Otlp.Tests", "ReadmeTests.cs").ShouldContain(string.Join(
            '\n', Block("csharp", 1).Split("\n\n", 2)[1].Split('\n').Select(static line =>
                line.Length == 0 ? "" : "    " + line)));
        await using var server = await LoopbackServer.StartAsync();
        await using var host = FanoutHost.FromCode(f => f.Otlp(server.Address, o =>
        {
            o.Protocol = OtlpProtocol.HttpJson;
            o.UseEncoder(own => new WithoutTemplate(own));
        }));
        host.Logger.Error("cannot convert {File}", "report.md");
        await host.SettleAsync();
        server.Requests.ShouldHaveSingleItem().Text.ShouldContain(
            """{"key":"message_template.text","value":{"stringValue":""}}""");
    }

    static string Block(string language, int index) => CodeBlock().Matches(Readme)
        .Where(block => block.Groups["language"].Value == language)
        .ElementAt(index).Groups["code"].Value;

    [GeneratedRegex(@"^\| `(?<option>\w+)` \|", RegexOptions.Multiline, 1000)]
    private static partial Regex OptionRow();

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<code>(?:.|\n)*?)\n```$", RegexOptions.Multiline, 1000)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"OTEL_[A-Z_]+[A-Z]", RegexOptions.None, 1000)]
    private static partial Regex Variable();

    sealed class WithoutTemplate(IItemEncoder own) : IItemEncoder
    {
        public int TrimLevels => own.TrimLevels;

        public void Encode(FanoutItem item, IBufferWriter<byte> output, int trimLevel) =>
            own.Encode(item is FanoutEvent e ? e with { Template = "" } : item, output, trimLevel);
    }
}
