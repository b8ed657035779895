// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Serilog;
using Sinks.Fanout;
using Sinks.Hosts.Tests.Support;

namespace Sinks.Hosts.Tests;

/// <summary>An appsettings.json that is edited while the host runs.</summary>
public sealed class ReloadTests : IDisposable
{
    readonly string _file = Path.Combine(Path.GetTempPath(), $"appsettings-{Guid.NewGuid():N}.json");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task Toggling_a_backend_in_the_file_takes_effect_within_two_seconds()
    {
        await using var receivers = await Receivers.StartAsync();
        Write(receivers, isOpsOn: true);
        var configuration = new ConfigurationBuilder().AddJsonFile(_file, optional: false, reloadOnChange: true).Build();
        using var watcher = (IDisposable)configuration;
        var log = new LoggerConfiguration().ReadFrom.Configuration(configuration).CreateLogger();
        await using var disposed = log;
        log.Error("both");

        var times = new List<TimeSpan>
        {
            await ToggleAsync(receivers, isOpsOn: false),
            await ToggleAsync(receivers, isOpsOn: true),
            await ToggleAsync(receivers, isOpsOn: false),
        };
        log.Error("sentry alone");
        await log.DisposeAsync();

        times.Order().ElementAt(1).ShouldBeLessThan(TimeSpan.FromSeconds(2), string.Join(", ", times));
        receivers.AtSentry.ShouldBe(["both", "sentry alone"], ignoreOrder: true);
        receivers.AtOps.ShouldBe(["both"]);
        receivers.Pipelines().ShouldHaveSingleItem().ShouldBalance();
    }

    [Fact]
    public async Task A_file_that_is_half_written_changes_nothing()
    {
        await using var receivers = await Receivers.StartAsync();
        Write(receivers, isOpsOn: true);
        var configuration = new ConfigurationBuilder().AddJsonFile(_file, optional: false, reloadOnChange: false).Build();
        await using (var log = new LoggerConfiguration().ReadFrom.Configuration(configuration).CreateLogger())
        {
            await File.WriteAllTextAsync(_file, "{ \"Fanout\": { \"Backends\": { \"sentry\"");
            Should.Throw<Exception>(configuration.Reload);
            log.Error("after");
        }

        receivers.AtSentry.ShouldBe(["after"]);
        receivers.AtOps.ShouldBe(["after"]);
    }

    async Task<TimeSpan> ToggleAsync(Receivers receivers, bool isOpsOn)
    {
        var clock = Stopwatch.StartNew();
        Write(receivers, isOpsOn);
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (IsOpsOn(receivers) != isOpsOn)
            await poll.WaitForNextTickAsync(limit.Token);
        return clock.Elapsed;
    }

    static bool IsOpsOn(Receivers receivers) => receivers.Pipelines().Single().Backends
        .Single(static backend => string.Equals(backend.Name, "ops", StringComparison.Ordinal))
        .State == BackendState.Running;

    void Write(Receivers receivers, bool isOpsOn)
    {
        var backends = receivers.Backends.Replace(
            "\"Type\": \"Webhook\"",
            $"\"Enabled\": {(isOpsOn ? "true" : "false")}, \"Type\": \"Webhook\"",
            StringComparison.Ordinal);
        File.WriteAllText(_file, Receivers.SettingsWith($$"""{ "Backends": {{backends}} }"""));
    }
}
