// SPDX-License-Identifier: Apache-2.0
using Shouldly;
using Sinks.Fanout;
using Xunit;

namespace Sinks.TestKit;

/// <content>Secrets go where the service asks for them, and nowhere else.</content>
public abstract partial class BackendConformance
{
    /// <summary>Headers in which the service asks for the secret; nothing when it travels elsewhere.</summary>
    protected virtual IReadOnlyList<string> SecretHeaders => [];

    /// <summary>The path and query without the part in which the service asks for the secret.</summary>
    protected virtual string UrlBesideSecret(ReceivedRequest request) => request.Path + request.Query;

    /// <summary>The body without the part in which the service asks for the secret.</summary>
    protected virtual string BodyBesideSecret(ReceivedRequest request) => request.Text;

    [Fact]
    public async Task The_secret_travels_only_where_the_service_asks_for_it()
    {
        await using var server = await StartServerAsync();
        server.Then(Answer.Of(RetryStatuses[0], ("Retry-After", "0")));
        await using var host = FanoutHost.FromCode(f => AddTo(f, "main", server.Address, Quick));
        host.Logger.Error(new InvalidOperationException("it broke"), "an error");
        await host.SettleAsync();
        server.Requests.Count.ShouldBe(2);
        foreach (var request in server.Requests)
        {
            UrlBesideSecret(request).ShouldNotContain(Secret);
            BodyBesideSecret(request).ShouldNotContain(Secret);
            var holders = request.Headers.Where(header => header.Value.Contains(Secret, StringComparison.Ordinal));
            holders.Select(header => header.Key).ShouldBe(SecretHeaders, StringComparer.OrdinalIgnoreCase, true);
        }
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task No_secret_is_said_aloud_whatever_the_server_answers(int answer)
    {
        await using var server = await LoopbackServer.StartAsync(
            _ => Answer.Of(answer) with { Body = $"echo {Secret}" });
        await using var host = FanoutHost.FromCode(f =>
        {
            f.Options(o => o.ShutdownTimeLimit = TimeSpan.Zero);
            AddTo(f, "main", server.Address, Quick);
        });
        host.Logger.Error("an error");
        await server.ReceivedAsync(1);
        host.Close();
        host.SelfDescription.ShouldNotContain(Secret);
        host.Said.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_secret_in_the_wrong_setting_is_not_said_aloud()
    {
        using var nobody = DeadPort.Refusing();
        var builder = new FanoutBuilder();
        AddTo(builder, "main", nobody.Address, Quick);
        // The name of a type is no value: it is what the message about an unknown one is about.
        var keys = Contract.Keys(builder.Backends[0].Type).Where(static key => key != "Type").ToList();
        keys.Count.ShouldBeGreaterThan(1);
        foreach (var key in keys.Append("Unknown"))
        {
            var section = WholeSection("main", nobody.Address);
            section[$"Backends:main:{key}"] = Secret;
            await ShouldNotSaySecret(section, $"{key} holds the secret");
        }
    }

    [Fact]
    public async Task A_secret_that_cannot_be_read_is_not_said_aloud()
    {
        using var nobody = DeadPort.Refusing();
        foreach (var (key, value) in SectionFor(nobody.Address))
        {
            if (value?.Contains(Secret, StringComparison.Ordinal) != true)
                continue;
            foreach (var spoilt in (string[])[$"\u0001{value}", $"{value} {value}", $"{value}\n", $"://{value}"])
            {
                var section = WholeSection("main", nobody.Address);
                section[$"Backends:main:{key}"] = spoilt;
                await ShouldNotSaySecret(section, $"{key} is spoilt");
            }
        }
    }

    [Fact]
    public async Task Secrets_in_events_do_not_reach_the_wire()
    {
        await using var server = await StartServerAsync();
        await using var host = FanoutHost.FromCode(f => AddTo(f, "main", server.Address, Quick));
        var inner = new InvalidOperationException("Server=db;User Id=app;Password=hunter2-inner;");
        host.Logger.ForContext("ApiKey", "hunter2-property")
            .Error(
                new InvalidOperationException("Authorization: Bearer hunter2-authorization-0123456789", inner),
                "login with {Password} and {@Settings}",
                "hunter2-template",
                new { Token = "hunter2-nested", Name = "visible" });
        await host.SettleAsync();
        var wire = string.Join('\n', server.Requests.Select(request => request.Text));
        wire.ShouldNotContain("hunter2");
        wire.ShouldContain("visible");
        wire.ShouldContain("[redacted:");
    }

    static async Task Start(FanoutHost host, List<string> said)
    {
        host.Logger.Error("an error");
        host.Logger.Dispose();
        said.Add(host.SelfDescription);
        await host.DisposeAsync();
    }

    async Task ShouldNotSaySecret(Dictionary<string, string?> section, string why)
    {
        var said = new List<string>();
        section["ShutdownTimeLimit"] = "00:00:00";
        await Start(FanoutHost.FromSection(section), said);
        said.ShouldHaveSingleItem().ShouldNotContain(Secret, Case.Insensitive, why);
    }
}
