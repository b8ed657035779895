// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sinks.Otlp.Tests;

public sealed class OtlpJsonConformanceTests() : OtlpConformance(OtlpProtocol.HttpJson)
{
    protected override IReadOnlyList<string> MessagesIn(ReceivedRequest request)
    {
        using var body = JsonDocument.Parse(request.Body);
        return
        [
            .. body.RootElement.GetProperty("resourceLogs")[0].GetProperty("scopeLogs").EnumerateArray()
                .SelectMany(static scope => scope.GetProperty("logRecords").EnumerateArray())
                .Select(static record => record.GetProperty("body").GetProperty("stringValue").GetString()!),
        ];
    }

    protected override string Comparable(ReceivedRequest request)
    {
        var body = JsonNode.Parse(request.Body)!;
        foreach (var record in body["resourceLogs"]![0]!["scopeLogs"]![0]!["logRecords"]!.AsArray())
        {
            (record!["timeUnixNano"], record["observedTimeUnixNano"]) = ("", "");
            record["attributes"]!.AsArray().RemoveAll(static pair => (string?)pair!["key"] == "log.record.uid");
        }

        return body.ToJsonString();
    }
}
