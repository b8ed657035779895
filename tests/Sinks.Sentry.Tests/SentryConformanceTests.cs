// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

public class SentryConformanceTests : BackendConformance
{
    const string Key = "0123456789abcdef0123456789abcdef";

    protected override string TypeName => "Sentry";

    protected override string Secret => Key;

    protected override void AddTo(
        FanoutBuilder fanout,
        string name,
        string address,
        Action<BackendOptions> configure) =>
        fanout.Sentry(Dsn(address), o =>
        {
            o.Release = "shop@1.0";
            configure(o);
        }, name);

    protected override IReadOnlyDictionary<string, string?> SectionFor(string address) =>
        new Dictionary<string, string?>
        {
            ["Dsn"] = Dsn(address),
            ["Release"] = "shop@1.0",
        };

    protected override IReadOnlyList<string> MessagesIn(ReceivedRequest request) =>
        [Event(request)["logentry"]!["formatted"]!.GetValue<string>()];

    protected override string Comparable(ReceivedRequest request)
    {
        var item = Event(request);
        (item["event_id"], item["timestamp"]) = ("", "");
        return item.ToJsonString();
    }

    static string Dsn(string address) => $"{address.Replace("://", $"://{Key}@", StringComparison.Ordinal)}/1";

    static JsonNode Event(ReceivedRequest request) => JsonNode.Parse(Envelopes.Event(request).GetRawText())!;
}
