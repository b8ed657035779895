// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Sinks.Fanout;

namespace Sinks.Datadog.Tests;

public sealed partial class ReadmeTests
{
    static readonly string Readme = Repository.Read("src", "Sinks.Datadog", "README.md");

    [Fact]
    public void The_option_table_has_a_row_for_every_option_and_no_other() =>
        OptionRow().Matches(Readme).Select(static row => row.Groups["option"].Value)
            .ShouldBe(typeof(DatadogOptions).GetProperties().Select(static p => p.Name), ignoreOrder: true);

    [Fact]
    public void The_settings_example_makes_a_backend_without_a_mistake()
    {
        using var json = new MemoryStream(Encoding.UTF8.GetBytes(Block("json", 0)));
        var section = new ConfigurationBuilder().AddJsonStream(json).Build().GetSection("Fanout:Backends:datadog");
        var options = new DatadogOptions();
        var mistakes = new List<Mistake>();
        Contract.Read(new DatadogBackendType(), section, options, mistakes.Add);

        mistakes.ShouldBeEmpty();
        options.Site.ShouldBe("datadoghq.eu");
        options.Service.ShouldBe("shop");
        options.Tags.ShouldBe(["team:orders"]);
    }

    [Fact]
    public void The_variables_named_are_those_that_are_read()
    {
        var read = new HashSet<string>(StringComparer.Ordinal);
        Contract.Complete(
            new DatadogBackendType(),
            new DatadogOptions(),
            Contract.Setup("datadog", variable: name =>
            {
                read.Add(name);
                return null;
            }));
        read.Where(static name => name.StartsWith("DD_", StringComparison.Ordinal)).ShouldBe(
            Variable().Matches(Readme).Select(static match => match.Value).Distinct(), ignoreOrder: true);
    }

    [Fact]
    public async Task The_encoder_shown_is_put_around_the_own_one()
    {
        Repository.Read("tests", "Sinks.Datadog.Tests", "ReadmeTests.cs").ShouldContain(string.Join(
            '\n', Block("csharp", 1).Split("\n\n", 2)[1].Split('\n').Select(static line =>
                line.Length == 0 ? "" : "    " + line)));
        await using var server = await LoopbackServer.StartAsync();
        await using var host = FanoutHost.FromCode(f => f.Datadog(DatadogHost.Key, o =>
        {
            o.Url = server.Address;
            o.UseEncoder(own => new WithoutTemplate(own));
        }));
        host.Logger.Error("cannot convert {File}", "report.md");
        await host.SettleAsync();
        Encoded.Parse(server.Requests.ShouldHaveSingleItem().Body)[0]
            .GetProperty("message_template").GetString().ShouldBeEmpty();
    }

    static string Block(string language, int index) => CodeBlock().Matches(Readme)
        .Where(block => block.Groups["language"].Value == language)
        .ElementAt(index).Groups["code"].Value;

    [GeneratedRegex(@"^\| `(?<option>\w+)` \|", RegexOptions.Multiline, 1000)]
    private static partial Regex OptionRow();

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<code>(?:.|\n)*?)\n```$", RegexOptions.Multiline, 1000)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"DD_[A-Z_]+[A-Z]", RegexOptions.None, 1000)]
    private static partial Regex Variable();

    sealed class WithoutTemplate(IItemEncoder own) : IItemEncoder
    {
        public int TrimLevels => own.TrimLevels;

        public void Encode(FanoutItem item, IBufferWriter<byte> output, int trimLevel) =>
            own.Encode(item is FanoutEvent e ? e with { Template = "" } : item, output, trimLevel);
    }
}
