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

    // A Sentry server's refusal concerns the event: the protocol has it dropped.
    protected override IReadOnlyList<int> RefusedStatuses => [];

    protected override IReadOnlyList<int> RetryStatuses => [503, 502, 504];

    protected override IReadOnlyList<string> SecretHeaders => ["X-Sentry-Auth"];

    protected override int? RequestEventsLimit => 1;

    /// <summary>The first line of an envelope holds the DSN.</summary>
    protected override string BodyBesideSecret(ReceivedRequest request)
    {
        request.Text.Split('\n')[0].ShouldContain("\"dsn\":");
        return request.Text[request.Text.IndexOf('\n', StringComparison.Ordinal)..];
    }

    static string Dsn(string address) => $"{address.Replace("://", $"://{Key}@", StringComparison.Ordinal)}/1";

    static JsonNode Event(ReceivedRequest request) => JsonNode.Parse(Envelopes.Event(request).GetRawText())!;
}
