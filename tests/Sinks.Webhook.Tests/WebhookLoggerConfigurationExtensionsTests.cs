// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using Serilog;

namespace Sinks.Webhook.Tests;

public sealed class WebhookLoggerConfigurationExtensionsTests
{
    static readonly MethodInfo[] Overloads = [.. typeof(WebhookLoggerConfigurationExtensions)
        .GetMethods(BindingFlags.Public | BindingFlags.Static)
        .OrderBy(static method => method.GetParameters().Length)];

    [Fact]
    public void The_arguments_are_those_that_JSON_names() => Overloads
        .Select(static method => string.Join(' ', method.GetParameters().Skip(1).Select(static p => p.Name)))
        .ShouldBe(
        [
            "configure restrictedToMinimumLevel levelSwitch",
            "url secret format restrictedToMinimumLevel levelSwitch",
        ]);

    [Fact]
    public void No_flat_argument_is_required_because_JSON_would_skip_the_sink_in_silence() =>
        Overloads[1].GetParameters().Skip(1).ShouldAllBe(static parameter => parameter.HasDefaultValue);
}
