// SPDX-License-Identifier: Apache-2.0
using System.Runtime.Versioning;
using Sinks.Samples.Tests.Support;

namespace Sinks.Samples.Tests;

/// <summary>
/// <c>samples/bugsink</c>, as far as it can be run without containers: a stand-in for Docker notes what it is asked.
/// </summary>
[UnsupportedOSPlatform("windows")]
[Collection(SamplesCollection.Name)]
public sealed class BugsinkTests : IDisposable
{
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    readonly string _folder = Directory.CreateTempSubdirectory("sinks-bugsink-").FullName;

    public static TheoryData<string> Servers() => ["bugsink", "glitchtip"];

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Starting_a_server_creates_a_project_and_prints_its_variable_alone(string server)
    {
        var (variable, asked) = await StartAsync(server);

        asked.ShouldContain($"compose -f {server}.compose.yaml up --detach --wait");
        asked.ShouldContain($"compose -f {server}.compose.yaml exec");
        variable.ShouldMatch("^http://[0-9a-f]{32}@localhost:8010/1$");
    }

    [Fact]
    public async Task Starting_it_again_keeps_the_secrets_which_are_its_owners_alone()
    {
        var (first, _) = await StartAsync("bugsink");
        var (second, _) = await StartAsync("bugsink", said: "Project id is already in use: 1", exitCode: 1);

        second.ShouldBe(first);
        File.GetUnixFileMode(Path.Combine(_folder, ".env")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task A_project_that_cannot_be_created_ends_the_script_with_the_reason()
    {
        var end = await RunAsync("bugsink", said: "no such service: web", exitCode: 1);

        end.ShouldEndWith(1);
        end.Output.ShouldBeEmpty();
        end.Errors.ShouldContain("no such service: web");
    }

    [Fact]
    public async Task The_variable_alone_has_the_quickstart_report_every_error_to_the_server()
    {
        await using var server = await LoopbackServer.StartAsync();

        (await Sample.RunAsync("Quickstart", ("SENTRY_DSN", DsnOf(server)), ("DOTNET_ENVIRONMENT", "Development")))
            .ShouldEndWith(0);

        server.Requests.Count.ShouldBe(7);
        server.Requests.ShouldAllBe(request => request.Text.Contains("\"environment\":\"development\""));
    }

    [Fact]
    public async Task One_variable_turns_it_off_again()
    {
        await using var server = await LoopbackServer.StartAsync();

        (await Sample.RunAsync("Quickstart", ("SENTRY_DSN", DsnOf(server)), ("SENTRY_ENABLED", "false"))).ShouldEndWith(0);

        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void Events_are_deleted_after_30_days()
    {
        Repository.Read("samples", "bugsink", "bugsink.compose.yaml").ShouldContain("vacuum --max-event-age-days 30");
        Repository.Read("samples", "bugsink", "glitchtip.compose.yaml")
            .ShouldContain("GLITCHTIP_MAX_EVENT_LIFE_DAYS: 30");
    }

    static string DsnOf(LoopbackServer server) =>
        $"{server.Address.Replace("://", "://8f2c41d07b6e4c1fa0d39b52e7c6a1d4@", StringComparison.Ordinal)}/1";

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    async Task<(string Variable, string Asked)> StartAsync(string server, string? said = null, int exitCode = 0)
    {
        var end = await RunAsync(server, said, exitCode);
        end.ShouldEndWith(0);
        const string Before = "export SENTRY_DSN=";
        var line = end.Output.TrimEnd();
        line.ShouldStartWith(Before);
        return (line[Before.Length..], await File.ReadAllTextAsync(Path.Combine(_folder, "asked")));
    }

    /// <summary>Runs a copy of the script; <c>docker</c> is a script that answers what it is told.</summary>
    Task<CommandEnd> RunAsync(string server, string? said, int exitCode)
    {
        foreach (var file in Directory.GetFiles(Repository.Path("samples", "bugsink")))
        {
            if (Path.GetFileName(file) is not ".env")
                File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)), overwrite: true);
        }

        var docker = Path.Combine(_folder, "docker");
        File.WriteAllText(
            docker,
            $"""
            #!/usr/bin/env bash
            echo "$*" >> "{_folder}/asked"
            [[ $* == *exec* ]] || exit 0
            echo "{said ?? "DSN: http://$DSN_KEY@localhost:8010/1"}"
            exit {exitCode}
            """.ReplaceLineEndings("\n"));
        File.SetUnixFileMode(docker, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var path = $"{_folder}:{Environment.GetEnvironmentVariable("PATH")}";
        return Command.RunAsync(
            "bash", [Path.Combine(_folder, "start"), server], _folder, Limit, ("PATH", path), ("PORT", "8010"));
    }
}
