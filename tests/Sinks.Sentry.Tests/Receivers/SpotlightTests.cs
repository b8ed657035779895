// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;
using Sinks.TestKit.Receivers;

namespace Sinks.Sentry.Tests.Receivers;

/// <summary>What a receiver that nobody here wrote makes of our events: the whole way, from the logger on.</summary>
public class SpotlightTests
{
    [ReceiverFact]
    public async Task Spotlight_reads_exceptions_context_user_breadcrumbs_and_params_back()
    {
        await using var spotlight = await SpotlightReceiver.StartAsync();
        await using var host = FanoutHost.FromCode(f => f.Sentry(spotlight.Dsn, o => o.Release = "shop@1.4.2"));
        using (FanoutContext.Push(
            workflowId: "conversion", workflowRunId: "run-7", step: "parse", userId: "u-1001", tenantId: "acme"))
        {
            host.Logger.Information("fetched {File} with {ApiKey}", "report.md", "hunter2-breadcrumb");
            host.Logger.Error(Failing(), "cannot convert {File} of {Pages} pages", "report.md", 12);
        }

        var status = await host.SettleAsync();
        status.Backends[0].Delivered.ShouldBe(1);

        var envelope = (await spotlight.EnvelopesAsync(1))[0];
        envelope.ToString().ShouldNotContain("hunter2");
        var payload = envelope[1][0][1];
        payload.GetProperty("release").GetString().ShouldBe("shop@1.4.2");
        payload.GetProperty("user").GetProperty("id").GetString().ShouldBe("u-1001");
        payload.GetProperty("tags").GetProperty("workflow_id").GetString().ShouldBe("conversion");
        payload.GetProperty("tags").GetProperty("step").GetString().ShouldBe("parse");
        payload.GetProperty("logentry").GetProperty("formatted").GetString()
            .ShouldBe("cannot convert report.md of 12 pages");
        payload.GetProperty("breadcrumbs").GetProperty("values")[0].GetProperty("message").GetString()!
            .ShouldStartWith("fetched report.md with [redacted:");

        var exceptions = payload.GetProperty("exception").GetProperty("values");
        exceptions.EnumerateArray().Select(exception => exception.GetProperty("type").GetString())
            .ShouldBe(["System.IO.IOException", "System.InvalidOperationException"]);
        var throwing = exceptions[1].GetProperty("stacktrace").GetProperty("frames").EnumerateArray().Last();
        throwing.GetProperty("function").GetString().ShouldBe("Failing");
        throwing.GetProperty("filename").GetString().ShouldEndWith("SpotlightTests.cs");
        throwing.GetProperty("lineno").GetInt32().ShouldBeGreaterThan(0);
        throwing.GetProperty("in_app").GetBoolean().ShouldBeFalse("our own tests are under Sinks.Sentry");
    }

    [SchemaFact]
    public async Task What_the_whole_pipeline_sends_follows_the_published_schema()
    {
        await using var schema = new SchemaValidator();
        await using var server = await LoopbackServer.StartAsync();
        var dsn = server.Address.Replace("://", "://key@", StringComparison.Ordinal) + "/1";
        await using var host = FanoutHost.FromCode(f => f.Sentry(dsn));
        host.Logger.Error("plain text");
        host.Logger.Error(
            Failing(),
            "with {@Object} and {Null} and {Number:0.00}",
            new { A = 1, B = new List<int> { 2 } },
            null,
            1.5);
        host.Logger.Error(new AggregateException(Failing(), new TimeoutException()), "{Text}", "\ud800\0");
        await host.SettleAsync();
        foreach (var request in server.Requests)
        {
            using var payload = JsonDocument.Parse(request.Text.Split('\n')[2]);
            var verdict = await schema.ValidateAsync(payload.RootElement);
            verdict.Ok.ShouldBeTrue(verdict.Error);
        }

        server.Requests.Count.ShouldBe(3);
    }

    static InvalidOperationException Failing()
    {
        try
        {
            try
            {
                throw new IOException("The disk is full; Password=hunter2-message");
            }
            catch (IOException inner)
            {
                throw new InvalidOperationException("Conversion failed.", inner);
            }
        }
        catch (InvalidOperationException exception)
        {
            return exception;
        }
    }
}
