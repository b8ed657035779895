// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;
using Sinks.Fanout;

namespace Sinks.Webhook.Tests.Conformance;

/// <summary>What every backend must do, by a webhook of another format.</summary>
public abstract class FormatConformance : BackendConformance
{
    protected override string TypeName => "Webhook";

    /// <summary>The settings beside the address; <c>:</c> leads into a format's own.</summary>
    protected abstract IReadOnlyDictionary<string, string?> Settings { get; }

    /// <summary>The same in code.</summary>
    protected abstract void Configure(WebhookOptions options);

    /// <summary>The members of a body that differ between two equal events.</summary>
    protected abstract IReadOnlyList<string> Varying { get; }

    protected override void AddTo(
        FanoutBuilder fanout, string name, string address, Action<BackendOptions> configure) =>
        fanout.Webhook(name, $"{address}/hook", o =>
        {
            Configure(o);
            configure(o);
        });

    protected override IReadOnlyDictionary<string, string?> SectionFor(string address) =>
        new Dictionary<string, string?>(Settings) { ["Url"] = $"{address}/hook" };

    protected override IReadOnlyList<int> RetryStatuses => [503, 500, 502, 504, 408, 425];

    protected override IReadOnlyList<int> RefusedStatuses => [401, 403, 404, 302];

    protected override string Comparable(ReceivedRequest request)
    {
        var body = JsonNode.Parse(request.Body)!;
        Blank(body);
        return body.ToJsonString();
    }

    void Blank(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
                Blank(item);
        }
        else if (node is JsonObject json)
        {
            foreach (var (name, value) in json.ToList())
            {
                if (Varying.Contains(name, StringComparer.Ordinal))
                    json[name] = "";
                else
                    Blank(value);
            }
        }
    }
}
