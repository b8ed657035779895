// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;
using Sinks.TestKit.Receivers;

namespace Sinks.Sentry.Tests;

/// <summary>What the pipeline knows and the encoder writes, from the logger to the wire.</summary>
public class SentryPipelineTests
{
    [SchemaFact]
    public async Task A_request_symbols_tags_groups_and_files_of_a_real_error_arrive_and_follow_the_schema()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var host = FanoutHost.FromCode(f => f.Sentry($"http://key@127.0.0.1:{server.Port}/1", o =>
        {
            o.TagProperties = ["OrderId"];
            o.Fingerprints["timeouts"] = new SentryFingerprintRule
            {
                Exceptions = [nameof(TimeoutException)],
                Fingerprint = ["{{ default }}", "{OrderId}"],
            };
            o.Attachments.LogExcerpt.Enabled = true;
        }));
        host.Logger.Information("Opened {Password}", "hunter2-in-a-breadcrumb");
        using var attached = FanoutAttachment.Push("order.csv", "id;password=hunter2-in-a-file\n7", "text/csv");
        host.Logger
            .ForContext("RequestId", "0HN1").ForContext("RequestMethod", "POST").ForContext("RequestPath", "/orders/7")
            .ForContext("OrderId", "o-7").ForContext("ThreadId", 12)
            .Error(Thrown(), "Timed out");
        await host.SettleAsync();

        var request = server.Requests.ShouldHaveSingleItem();
        request.Text.ShouldNotContain("hunter2");
        Envelopes.Items(request).Skip(1).Select(item => item.Header.GetProperty("filename").GetString())
            .ShouldBe(["order.csv", "log.txt"]);
        var json = Envelopes.Event(request);
        json.GetProperty("request").GetProperty("method").GetString().ShouldBe("POST");
        json.GetProperty("request").GetProperty("url").GetString().ShouldEndWith("/orders/7");
        json.GetProperty("tags").GetProperty("OrderId").GetString().ShouldBe("o-7");
        json.GetProperty("fingerprint").GetRawText().ShouldBe("""["{{ default }}","o-7"]""");
        var exception = json.GetProperty("exception").GetProperty("values")[0];
        exception.GetProperty("thread_id").GetInt32().ShouldBe(12);
        ShouldHaveSymbols(exception, json.GetProperty("debug_meta").GetProperty("images"));
        await using var schema = new SchemaValidator();
        var verdict = await schema.ValidateAsync(json);
        verdict.Ok.ShouldBeTrue(verdict.Error);
    }

    static void ShouldHaveSymbols(JsonElement exception, JsonElement images)
    {
        var frame = exception.GetProperty("stacktrace").GetProperty("frames").EnumerateArray().Last();
        frame.GetProperty("function").GetString().ShouldBe(nameof(Thrown));
        frame.GetProperty("addr_mode").GetString().ShouldBe("rel:0");
        var token = ((Func<TimeoutException>)Thrown).Method.MetadataToken;
        frame.GetProperty("function_id").GetString().ShouldBe($"0x{token & 0xff_ffff:x}");
        images[0].GetProperty("code_file").GetString().ShouldBe("Sinks.Sentry.Tests.dll");
    }

    static TimeoutException Thrown()
    {
        try
        {
            throw new TimeoutException("No answer");
        }
        catch (TimeoutException exception)
        {
            return exception;
        }
    }
}
