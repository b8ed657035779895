// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Datadog.Tests;

public sealed class DatadogEnvironmentTests
{
    static readonly Dictionary<string, string> Variables = new(StringComparer.Ordinal)
    {
        ["DD_API_KEY"] = DatadogHost.Key,
        ["DD_SITE"] = "datadoghq.eu",
        ["DD_SERVICE"] = "shop",
        ["DD_ENV"] = "live",
        ["DD_VERSION"] = "3",
        ["DD_TAGS"] = "team:x,tier:1",
        ["DD_HOSTNAME"] = "web-1",
        ["DD_LOGS_DIRECT_SUBMISSION_SOURCE"] = "fsharp",
        ["DD_LOGS_DIRECT_SUBMISSION_MINIMUM_LEVEL"] = "Warn",
        ["DD_LOGS_DIRECT_SUBMISSION_MAX_BATCH_SIZE"] = "50",
        ["DD_LOGS_DIRECT_SUBMISSION_MAX_QUEUE_SIZE"] = "100000",
        ["DD_LOGS_DIRECT_SUBMISSION_BATCH_PERIOD_SECONDS"] = "5",
    };

    [Fact]
    public void Variables_fill_what_nothing_else_has_set()
    {
        var host = new DatadogHost(Variables);
        var options = host.Complete();
        options.ApiKey.ShouldBe(DatadogHost.Key);
        options.Site.ShouldBe("datadoghq.eu");
        options.Service.ShouldBe("shop");
        options.Environment.ShouldBe("live");
        options.Version.ShouldBe("3");
        options.Tags.ShouldBe(["team:x", "tier:1"]);
        options.Host.ShouldBe("web-1");
        options.Source.ShouldBe("fsharp");
        options.MinimumLevel.ShouldBe(LogEventLevel.Warning);
        options.BatchSizeLimit.ShouldBe(50);
        options.QueueLimit.ShouldBe(100_000);
        options.BufferingTimeLimit.ShouldBe(TimeSpan.FromSeconds(5));
        host.Mistakes.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_set_stays()
    {
        var options = new DatadogHost(Variables).Complete(o =>
        {
            o.ApiKey = "mine";
            o.Site = "us3.datadoghq.com";
            o.Service = "cart";
            o.Tags = [];
            o.MinimumLevel = LogEventLevel.Debug;
            o.QueueLimit = 7;
            o.BufferingTimeLimit = TimeSpan.FromSeconds(1);
        });
        options.ApiKey.ShouldBe("mine");
        options.Site.ShouldBe("us3.datadoghq.com");
        options.Service.ShouldBe("cart");
        options.Tags.ShouldBeEmpty();
        options.MinimumLevel.ShouldBe(LogEventLevel.Debug);
        options.QueueLimit.ShouldBe(7);
        options.BufferingTimeLimit.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData("DD_LOGS_DIRECT_SUBMISSION_HOST", "DD_HOSTNAME", "a", "b")]
    [InlineData("DD_LOGS_DIRECT_SUBMISSION_TAGS", "DD_TAGS", "a:1", "b:1")]
    [InlineData("DD_TAGS", "DD_TRACE_GLOBAL_TAGS", "a:1", "b:1")]
    public void The_nearer_of_two_variables_wins(string near, string far, string nearValue, string farValue)
    {
        static string Of(DatadogOptions options) => options.Host ?? options.Tags!.Single();
        Of(new DatadogHost(new Dictionary<string, string> { [near] = nearValue, [far] = farValue }).Complete())
            .ShouldBe(nearValue);
        Of(new DatadogHost(new Dictionary<string, string> { [far] = farValue }).Complete()).ShouldBe(farValue);
    }

    [Fact]
    public void An_address_in_a_variable_does_not_overrule_a_site_that_was_chosen()
    {
        var host = new DatadogHost(new Dictionary<string, string>
        {
            ["DD_LOGS_DIRECT_SUBMISSION_URL"] = "https://relay.example.org",
        });
        host.Complete().Url.ShouldBe("https://relay.example.org");
        host.Complete(o => o.Site = "datadoghq.eu").Url.ShouldBeNull();
    }

    [Theory]
    [InlineData("MINIMUM_LEVEL", "loud")]
    [InlineData("MAX_BATCH_SIZE", "0")]
    [InlineData("MAX_QUEUE_SIZE", "many")]
    [InlineData("BATCH_PERIOD_SECONDS", "-1")]
    public void A_variable_that_cannot_be_used_is_a_mistake_and_the_default_holds(string name, string value)
    {
        var host = new DatadogHost(new Dictionary<string, string> { [$"DD_LOGS_DIRECT_SUBMISSION_{name}"] = value });
        var options = host.Complete();
        host.Mistakes.ShouldHaveSingleItem().Path.ShouldEndWith(name);
        options.MinimumLevel.ShouldBeNull();
        options.BatchSizeLimit.ShouldBeNull();
        options.QueueLimit.ShouldBe(new DatadogOptions().QueueLimit);
        options.BufferingTimeLimit.ShouldBe(new DatadogOptions().BufferingTimeLimit);
    }
}
