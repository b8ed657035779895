// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Sinks.TestKit.Receivers;

namespace Sinks.Sentry.Tests.Receivers;

public class SpotlightTracesTests
{
    [ReceiverFact]
    public async Task Spotlight_reads_transactions_back_and_the_error_in_them()
    {
        using var source = new ActivitySource("Shop." + Guid.NewGuid().ToString("N"));
        await using var spotlight = await SpotlightReceiver.StartAsync();
        await using var host = FanoutHost.FromSection(
            new Dictionary<string, string?> { ["Traces:Sources"] = source.Name },
            configure: f => f.Sentry(spotlight.Dsn, static o => (o.TracesSampleRate, o.Release) = (1, "shop@1.4.2")));
        using (var request = source.StartActivity("GET /orders/{id}", ActivityKind.Server))
        {
            request!.SetTag("http.request.method", "GET").SetTag("http.route", "/orders/{id}");
            request.SetTag("http.response.status_code", 500);
            using var query = source.StartActivity("SELECT", ActivityKind.Client);
            query!.SetTag("db.system.name", "postgresql").SetTag("db.query.text", "SELECT * FROM orders");
            host.Logger.Error("cannot read the order");
        }

        await host.SettleAsync();

        var envelopes = await spotlight.EnvelopesAsync(2);
        var byType = envelopes.ToDictionary(
            envelope => envelope[1][0][0].GetProperty("type").GetString()!, envelope => envelope[1][0][1]);
        var transaction = byType["transaction"];
        var trace = transaction.GetProperty("contexts").GetProperty("trace");
        transaction.GetProperty("transaction").GetString().ShouldBe("GET /orders/{id}");
        transaction.GetProperty("release").GetString().ShouldBe("shop@1.4.2");
        trace.GetProperty("op").GetString().ShouldBe("http.server");
        trace.GetProperty("status").GetString().ShouldBe("internal_error");
        var span = transaction.GetProperty("spans")[0];
        span.GetProperty("op").GetString().ShouldBe("db");
        span.GetProperty("description").GetString().ShouldBe("SELECT * FROM orders");
        var error = byType["event"].GetProperty("contexts").GetProperty("trace");
        error.GetProperty("trace_id").GetString().ShouldBe(trace.GetProperty("trace_id").GetString());
        error.GetProperty("span_id").GetString().ShouldBe(span.GetProperty("span_id").GetString());
    }
}
