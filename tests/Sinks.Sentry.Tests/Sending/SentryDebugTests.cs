// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;

namespace Sinks.Sentry.Tests;

public sealed partial class SentryDebugTests : IDisposable
{
    const string Key = "0123456789abcdef";

    readonly StringWriter _written = new();

    string[] Lines => _written.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    public void Dispose() => _written.Dispose();

    [Fact]
    public async Task Settings_and_envelopes_are_written_and_nothing_else()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var host = Host(server, o => (o.Debug, o.SampleRate) = (true, 1));
        host.Logger.Error("hunter2 is nobody's business");
        await host.SettleAsync();

        Lines.Length.ShouldBe(2);
        Lines[0].ShouldBe(
            $"sentry: sends to 127.0.0.1:{server.Port} (key ...cdef); release shop@1, "
            + "environment staging, sample rate 1");
        var sent = Envelope().Match(Lines[1]);
        sent.Success.ShouldBeTrue(Lines[1]);
        sent.Groups["id"].Value.ShouldBe(Envelopes.Event(server.Requests[0]).GetProperty("event_id").GetString());
        sent.Groups["bytes"].Value.ShouldBe($"{server.Requests[0].RawBody.Length}");
        sent.Groups["outcome"].Value.ShouldBe("HTTP 200");
        _written.ToString().ShouldNotContain("hunter2");
        _written.ToString().ShouldNotContain(Key);
    }

    [Fact]
    public async Task A_request_without_an_answer_is_written_by_its_kind_of_failure()
    {
        await using var server = await LoopbackServer.StartAsync();
        server.Then(Answer.Reset, Answer.Of(503, ("Retry-After", "0")));
        await using var host = Host(server, o => o.Debug = true);
        host.Logger.Error("an error");
        await host.SettleAsync();

        Lines[1..].Select(line => Envelope().Match(line).Groups["outcome"].Value)
            .ShouldBe(["no answer (HttpRequestException)", "HTTP 503", "HTTP 200"]);
    }

    [Fact]
    public async Task The_variable_is_enough()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var host = Host(server, _ => { }, ("SENTRY_DEBUG", "1"));

        Lines.ShouldHaveSingleItem().ShouldEndWith("sample rate 1");
    }

    [Fact]
    public async Task Without_it_nothing_is_written()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var host = Host(server, o => o.Debug = false, ("SENTRY_DEBUG", "true"));
        host.Logger.Error("an error");
        await host.SettleAsync();

        _written.ToString().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_output_that_was_closed_costs_no_event()
    {
        await using var server = await LoopbackServer.StartAsync();
        var output = new StreamWriter(new MemoryStream()) { AutoFlush = true };
        await output.DisposeAsync();
        await using var host = FanoutHost.FromCode(f => f.Add(
            new SentryBackendType(output), "sentry", o => (o.Dsn, o.Debug) = (Dsn(server), true)));
        host.Logger.Error("an error");

        (await host.SettleAsync()).Backends[0].Delivered.ShouldBe(1);
    }

    FanoutHost Host(
        LoopbackServer server, Action<SentryOptions> configure, params (string Name, string Value)[] variables) =>
        FanoutHost.FromCode(
            f => f.Add(new SentryBackendType(TextWriter.Synchronized(_written)), "sentry", o =>
            {
                (o.Dsn, o.Release, o.Environment) = (Dsn(server), "shop@1", "staging");
                o.BufferingTimeLimit = TimeSpan.Zero;
                configure(o);
            }),
            variables.ToDictionary(variable => variable.Name, variable => variable.Value),
            random: () => 0.01);

    static string Dsn(LoopbackServer server) => $"http://{Key}@127.0.0.1:{server.Port}/1";

    [GeneratedRegex(
        "^sentry: event (?<id>[0-9a-f]{32}), 1 items, (?<bytes>[0-9]+) bytes: (?<outcome>.*), [0-9]+ ms$",
        RegexOptions.ExplicitCapture,
        1_000)]
    private static partial Regex Envelope();
}
