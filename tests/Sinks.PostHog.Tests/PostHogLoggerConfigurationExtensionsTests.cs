// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using Serilog;

namespace Sinks.PostHog.Tests;

public sealed class PostHogLoggerConfigurationExtensionsTests
{
    static readonly MethodInfo[] Overloads = [.. typeof(PostHogLoggerConfigurationExtensions)
        .GetMethods(BindingFlags.Public | BindingFlags.Static)
        .OrderBy(static method => method.GetParameters().Length)];

    [Fact]
    public void The_arguments_are_those_that_JSON_names() => Overloads
        .Select(static method => string.Join(' ', method.GetParameters().Skip(1).Select(static p => p.Name)))
        .ShouldBe(
        [
            "configure restrictedToMinimumLevel levelSwitch",
            "apiKey host restrictedToMinimumLevel levelSwitch",
        ]);

    [Fact]
    public void No_flat_argument_is_required_because_JSON_would_skip_the_sink_in_silence() =>
        Overloads[1].GetParameters().Skip(1).ShouldAllBe(static parameter => parameter.HasDefaultValue);

    [Fact]
    public async Task The_stand_alone_sink_sends_errors_and_named_events()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using (var logger = new LoggerConfiguration()
            .WriteTo.PostHog(PostHogHost.Key, server.Address).CreateLogger())
        {
            logger.Information("neither");
            logger.ForContext("EventName", "conversion_started").Information("named");
            logger.Error("an error");
        }

        var sent = string.Concat(server.Requests.Select(static request => request.Text));
        sent.ShouldContain("conversion_started");
        sent.ShouldContain("$exception");
        sent.ShouldNotContain("neither");
    }
}
