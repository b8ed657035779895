// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Otlp.Tests;

/// <summary>What holds in both encodings over HTTP.</summary>
public abstract class OtlpConformance(OtlpProtocol protocol) : BackendConformance
{
    protected override string TypeName => "Otlp";

    protected override string Secret => "c29tZSB0b2tlbiBvZiBhIGdhdGV3YXk";

    protected override IReadOnlyList<string> SecretHeaders => ["Authorization"];

    protected override IReadOnlyList<int> RetryStatuses => [503, 502, 504];

    protected override IReadOnlyList<int> RefusedStatuses => [401, 403, 404, 301];

    protected override int? EventBytesLimit => 1024 * 1024;

    protected override int? RequestEventsLimit => 512;

    protected override int? RequestBytesLimit => 4 * 1024 * 1024;

    protected override void AddTo(
        FanoutBuilder fanout, string name, string address, Action<BackendOptions> configure) =>
        fanout.Otlp(
            address,
            o =>
            {
                o.Protocol = protocol;
                o.ServiceName = "shop";
                o.Headers["Authorization"] = $"Bearer {Secret}";
                o.ResourceAttributes["host.name"] = "web-1";
                configure(o);
            },
            name);

    protected override IReadOnlyDictionary<string, string?> SectionFor(string address) =>
        new Dictionary<string, string?>
        {
            ["Endpoint"] = address,
            ["Protocol"] = protocol.ToString(),
            ["ServiceName"] = "shop",
            ["Headers:Authorization"] = $"Bearer {Secret}",
            ["ResourceAttributes:host.name"] = "web-1",
        };

    protected override string Repeatable(ReceivedRequest request) => Convert.ToHexString(request.Body);
}
