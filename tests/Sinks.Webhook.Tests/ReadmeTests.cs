// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Sinks.Fanout;

namespace Sinks.Webhook.Tests;

public sealed partial class ReadmeTests
{
    static readonly string Readme = Repository.Read("src", "Sinks.Webhook", "README.md");

    [Fact]
    public void The_option_table_has_a_row_for_every_option_and_no_other() =>
        OptionRow().Matches(Section("Options")).Select(static row => row.Groups["option"].Value)
            .ShouldBe(typeof(WebhookOptions).GetProperties().Select(static p => p.Name), ignoreOrder: true);

    [Fact]
    public void The_settings_example_makes_a_backend_without_a_mistake()
    {
        using var json = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Block("json", 0)));
        var section = new ConfigurationBuilder().AddJsonStream(json).Build().GetSection("Fanout:Backends:ops");
        var options = new WebhookOptions();
        var mistakes = new List<Mistake>();
        Contract.Read(new WebhookBackendType(), section, options, mistakes.Add);

        mistakes.ShouldBeEmpty();
        section["Type"].ShouldBe(new WebhookBackendType().Name);
        options.Url.ShouldBe("https://hooks.example.org/errors");
        options.Headers["X-Team"].ShouldBe("shop");
    }

    [Theory]
    [InlineData(1, "ops", WebhookFormat.Slack)]
    [InlineData(2, "pager", WebhookFormat.PagerDuty)]
    [InlineData(3, "rollbar", WebhookFormat.Rollbar)]
    [InlineData(4, "ntfy", WebhookFormat.Template)]
    public void The_example_of_a_format_makes_a_backend_without_a_mistake(int block, string name, WebhookFormat format)
    {
        using var json = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Block("json", block)));
        var section = new ConfigurationBuilder().AddJsonStream(json).Build().GetSection($"Fanout:Backends:{name}");
        var options = new WebhookOptions();
        var mistakes = new List<Mistake>();
        Contract.Read(new WebhookBackendType(), section, options, mistakes.Add);
        options.Url ??= "https://hooks.slack.com/services/t0ken";
        (options.PagerDuty.RoutingKey, options.Rollbar.AccessToken) = ("key", "t0ken");

        mistakes.ShouldBeEmpty();
        options.Format.ShouldBe(format);
        Contract.Make(new WebhookBackendType(), options, Contract.Setup(name, mistake: mistakes.Add)).ShouldNotBeNull();
        mistakes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("PagerDuty", typeof(PagerDutyOptions))]
    [InlineData("Rollbar", typeof(RollbarOptions))]
    [InlineData("Template", typeof(TemplateOptions))]
    public void The_table_of_a_format_has_a_row_for_every_setting_and_no_other(string heading, Type options)
    {
        var begin = Readme.IndexOf($"\n### {heading}\n", StringComparison.Ordinal);
        var end = Readme.IndexOf("\n##", begin + 1, StringComparison.Ordinal);

        OptionRow().Matches(Readme[begin..end]).Select(static row => row.Groups["option"].Value)
            .ShouldBe(options.GetProperties().Select(static p => p.Name), ignoreOrder: true);
    }

    [Fact]
    public void The_body_example_is_what_is_sent()
    {
        using var shown = JsonDocument.Parse(Block("json", 5));
        var sent = Encoded.Parse(new JsonPayload().Frame(Encoded.Batch(SomeEvents.Minimal)));
        JsonElement.DeepEquals(shown.RootElement, sent).ShouldBeTrue();
    }

    [Fact]
    public void The_encoder_shown_is_one_that_does_what_is_said_of_it()
    {
        Repository.Read("tests", "Sinks.Webhook.Tests", "Support", "Quiet.cs")
            .ShouldEndWith(Block("csharp", 1).Split("\n\n", 2)[1] + "\n");
        var output = new ArrayBufferWriter<byte>();
        new Quiet(new WebhookEventEncoder()).Encode(SomeEvents.Full, output, trimLevel: 0);

        var sent = Encoded.Parse(output.WrittenMemory);
        sent.TryGetProperty("breadcrumbs", out _).ShouldBeFalse();
        sent.GetProperty("message").GetString().ShouldBe(SomeEvents.Full.Message);
    }

    [Fact]
    public void The_verifier_shown_is_the_one_tested_here()
    {
        var source = Repository.Read("tests", "Sinks.Webhook.Tests", "Support", "ReadmeVerifier.cs");
        var indented = string.Join('\n', Block("csharp", 2).Split('\n').Select(static line => "    " + line));
        source.ShouldContain(indented);
    }

    [Fact]
    public async Task The_verifier_accepts_what_is_sent_and_nothing_else()
    {
        await using var server = await LoopbackServer.StartAsync();
        var host = new WebhookHost();
        await using var backend = host.Make(server.Address, o =>
        {
            o.Secret = WebhookHost.OtherSecret;
            o.PreviousSecret = WebhookHost.Secret;
        });
        await backend.SendAsync(Encoded.Batch(SomeEvents.Full), CancellationToken.None);
        var request = server.Requests.ShouldHaveSingleItem();
        var now = host.Time.GetUtcNow();

        bool Verify(string secret, byte[] body, DateTimeOffset at) => ReadmeVerifier.Verify(
            secret,
            request.Header("webhook-id")!,
            request.Header("webhook-timestamp")!,
            request.Header("webhook-signature")!,
            body,
            at);

        Verify(WebhookHost.Secret, request.RawBody, now).ShouldBeTrue();
        Verify(WebhookHost.OtherSecret, request.RawBody, now.AddSeconds(300)).ShouldBeTrue();
        Verify(WebhookHost.Secret, request.RawBody, now.AddSeconds(301)).ShouldBeFalse();
        Verify(WebhookHost.Secret, [.. request.RawBody, (byte)' '], now).ShouldBeFalse();
        Verify("whsec_" + Convert.ToBase64String(new byte[24]), request.RawBody, now).ShouldBeFalse();
    }

    static string Section(string heading)
    {
        var begin = Readme.IndexOf($"\n## {heading}\n", StringComparison.Ordinal) + 1;
        var end = Readme.IndexOf("\n## ", begin, StringComparison.Ordinal);
        return Readme[begin..end];
    }

    static string Block(string language, int index) => CodeBlock().Matches(Readme)
        .Where(block => block.Groups["language"].Value == language)
        .ElementAt(index).Groups["code"].Value;

    [GeneratedRegex(@"^\| `(?<option>\w+)` \|", RegexOptions.Multiline, 1000)]
    private static partial Regex OptionRow();

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<code>(?:.|\n)*?)\n```$", RegexOptions.Multiline, 1000)]
    private static partial Regex CodeBlock();
}
