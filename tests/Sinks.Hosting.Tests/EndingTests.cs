// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using Sinks.Hosting.Tests.Support;
using Sinks.Hosts.Tests.Support;

namespace Sinks.Hosting.Tests;

/// <summary>Each way in and each way out of applications that know nothing of Sinks.</summary>
public sealed class EndingTests
{
    const string Accepted = "accepted before the end";

    static readonly ConcurrentDictionary<string, Lazy<Task<AppEnd>>> Untouched = new(StringComparer.Ordinal);

    [Theory]
    [InlineData(Way.Package, "default worker")]
    [InlineData(Way.Package, "application worker")]
    [InlineData(Way.Package, "web application")]
    [InlineData(Way.Package, "web host")]
    [InlineData(Way.StartupHook, "default worker")]
    [InlineData(Way.StartupHook, "application worker")]
    [InlineData(Way.StartupHook, "web application")]
    [InlineData(Way.StartupHook, "web host")]
    public async Task Every_host_reports_what_it_logs(string way, string host) =>
        await EndsAsWithoutUs(way, host, "stop", Accepted);

    [Theory]
    [InlineData(Way.Package, "web application")]
    [InlineData(Way.StartupHook, "application worker")]
    public async Task What_was_accepted_arrives_when_the_application_exits(string way, string host) =>
        await EndsAsWithoutUs(way, host, "exit", Accepted);

    [Theory]
    [InlineData(Way.Package, "default worker")]
    [InlineData(Way.StartupHook, "web application")]
    public async Task An_unhandled_exception_arrives_and_still_ends_the_process(string way, string host)
    {
        var (end, requests) = await EndsAsWithoutUs(way, host, "throw", Accepted, "Unhandled exception");

        end.Errors.ShouldContain("Unhandled exception. System.InvalidOperationException: nobody catches this");
        MechanismOf(requests).ShouldBe("AppDomain.UnhandledException");
    }

    [Theory]
    [InlineData(Way.Package, "web host")]
    [InlineData(Way.StartupHook, "default worker")]
    public async Task An_exception_of_a_background_service_arrives(string way, string host) =>
        await EndsAsWithoutUs(
            way,
            host,
            "fail in the background",
            Accepted,
            "BackgroundService failed",
            "The HostOptions.BackgroundServiceExceptionBehavior is configured to StopHost. A BackgroundService has "
            + "thrown an unhandled exception, and the IHost instance is stopping. To avoid this behavior, configure "
            + "this to Ignore; however the BackgroundService will not be restarted.");

    [Theory]
    [InlineData(Way.Package, "application worker")]
    [InlineData(Way.StartupHook, "web host")]
    public async Task An_exception_of_a_task_that_nobody_awaited_arrives_as_an_unhandled_error(string way, string host)
    {
        var (_, requests) = await EndsAsWithoutUs(way, host, "forget a task", Accepted, "Unobserved task exception");

        var item = requests.Select(Receivers.SentryEvent).Single(item => item["exception"] is not null);
        item["level"]!.GetValue<string>().ShouldBe("error");
        item["exception"]!["values"]![0]!["value"]!.GetValue<string>().ShouldBe("nobody awaits this");
        item["exception"]!["values"]![0]!["mechanism"]!["handled"]!.GetValue<bool>().ShouldBeFalse();
        MechanismOf(requests).ShouldBe("UnobservedTaskException");
    }

    [Theory]
    [InlineData(Way.Package, "web application")]
    [InlineData(Way.StartupHook, "web host")]
    public async Task An_exception_of_a_request_arrives(string way, string host)
    {
        var (_, requests) = await EndsAsWithoutUs(
            way,
            host,
            "fail in a request",
            message => message == Accepted || message.Contains("An unhandled exception", StringComparison.Ordinal));

        requests.Select(Receivers.SentryEvent).Single(item => item["exception"] is not null)
            ["exception"]!["values"]![0]!["value"]!.GetValue<string>().ShouldBe("the request fails");
    }

    [Theory]
    [InlineData(Way.Package, "web application", "TERM")]
    [InlineData(Way.Package, "default worker", "INT")]
    [InlineData(Way.StartupHook, "application worker", "TERM")]
    [InlineData(Way.StartupHook, "web host", "INT")]
    public async Task What_was_accepted_arrives_and_a_signal_ends_the_application_as_ever(
        string way, string host, string signal)
    {
        await using var receivers = await Receivers.StartAsync();
        var plain = await Signalled("Web", host, signal);
        var end = await Signalled(Way.App(way), host, signal, Way.Variables(way, receivers));

        end.ExitCode.ShouldBe(plain.ExitCode, end.Errors);
        end.Output.ShouldBe(plain.Output);
        receivers.AtSentry.ShouldBe([Accepted], end.Errors);
        receivers.AtOps.ShouldBe([Accepted]);
    }

    static Task<(AppEnd End, IReadOnlyList<ReceivedRequest> Requests)> EndsAsWithoutUs(
        string way, string host, string ending, params string[] messages) => EndsAsWithoutUs(
            way, host, ending, message => messages.Contains(message, StringComparer.Ordinal), messages.Length);

    /// <summary>
    /// The messages arrive at both backends, once each, and the application writes and returns what it does without us.
    /// </summary>
    static async Task<(AppEnd End, IReadOnlyList<ReceivedRequest> Requests)> EndsAsWithoutUs(
        string way, string host, string ending, Func<string, bool> isExpected, int count = 2)
    {
        await using var receivers = await Receivers.StartAsync();
        var end = await App.RunAsync(Way.App(way), [host, ending], Way.Variables(way, receivers));
        var plain = await Untouched.GetOrAdd(
            $"{host}, {ending}", _ => new(() => App.RunAsync("Web", [host, ending]))).Value;

        end.ExitCode.ShouldBe(plain.ExitCode, end.Errors);
        end.Output.ShouldBe(plain.Output);
        end.Errors.ShouldNotContain("dropped");
        foreach (var messages in (IReadOnlyList<string>[])[receivers.AtSentry, receivers.AtOps])
        {
            messages.ShouldAllBe(message => isExpected(message), end.Errors);
            messages.Distinct(StringComparer.Ordinal).Count().ShouldBe(messages.Count);
            messages.Count.ShouldBe(count, end.Errors);
        }

        return (end, receivers.Sentry.Requests);
    }

    static async Task<AppEnd> Signalled(
        string app, string host, string signal, params IEnumerable<(string Name, string Value)> variables)
    {
        await using var running = await App.StartAsync(app, [host, "wait"], variables);
        await running.SignalAsync(signal);
        return await running.EndAsync();
    }

    static string MechanismOf(IReadOnlyList<ReceivedRequest> requests) =>
        requests.Select(Receivers.SentryEvent).Single(item => item["exception"] is not null)
            ["exception"]!["values"]![0]!["mechanism"]!["type"]!.GetValue<string>();
}
