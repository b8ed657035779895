// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Sinks.Fanout;

namespace Sinks.PostHog.Tests;

public sealed partial class ReadmeTests
{
    static readonly string Readme = Repository.Read("src", "Sinks.PostHog", "README.md");

    [Fact]
    public void The_option_table_has_a_row_for_every_option_and_no_other() =>
        OptionRow().Matches(Readme).Select(static row => row.Groups["option"].Value)
            .ShouldBe(typeof(PostHogOptions).GetProperties().Select(static p => p.Name), ignoreOrder: true);

    [Fact]
    public void The_settings_example_makes_a_backend_without_a_mistake()
    {
        using var json = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Block("json")));
        var section = new ConfigurationBuilder().AddJsonStream(json).Build().GetSection("Fanout:Backends:posthog");
        var options = new PostHogOptions();
        var mistakes = new List<Mistake>();
        Contract.Read(new PostHogBackendType(), section, options, mistakes.Add);
        mistakes.ShouldBeEmpty();
        options.Host.ShouldBe("https://eu.i.posthog.com");
        options.Groups["company"].ShouldBe("TenantId");
        options.SuperProperties["team"].ShouldBe("shop");
        PostHogKey.Read(options).ShouldBe("phc_...");
    }

    [Fact]
    public void The_encoder_shown_is_the_one_tested_here() =>
        Repository.Read("tests", "Sinks.PostHog.Tests", "Support", "WithoutStack.cs").ShouldContain(Block("csharp", 2));

    [Fact]
    public async Task The_encoder_shown_changes_what_is_sent()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var host = FanoutHost.FromCode(f => f
            .Options(o => o.AttachStacktrace = true)
            .PostHog(PostHogHost.Key, o => o.Host = server.Address)
            .PostHog(
                PostHogHost.Key,
                o =>
                {
                    o.Host = server.Address;
                    o.UseEncoder(static own => new WithoutStack(own));
                },
                "bare"));
        host.Logger.Error("an error");
        await host.SettleAsync();
        server.Requests.Select(static request => request.Text.Contains("\"stacktrace\"", StringComparison.Ordinal))
            .ShouldBe([true, false], ignoreOrder: true);
    }

    static string Block(string language, int index = 0) => CodeBlock().Matches(Readme)
        .Where(block => block.Groups["language"].Value == language)
        .ElementAt(index).Groups["code"].Value;

    [GeneratedRegex(@"^\| `(?<option>[A-Z][a-z]\w+|Proxy)` \|", RegexOptions.Multiline, 1000)]
    private static partial Regex OptionRow();

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<code>(?:.|\n)*?)\n```$", RegexOptions.Multiline, 1000)]
    private static partial Regex CodeBlock();
}
