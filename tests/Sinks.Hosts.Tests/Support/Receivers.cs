// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using System.Text.Json.Nodes;
using Sinks.Fanout;

namespace Sinks.Hosts.Tests.Support;

/// <summary>A Sentry-protocol server and a webhook receiver, and what a host has to write to reach them.</summary>
sealed class Receivers : IAsyncDisposable
{
    /// <summary>The key of every DSN here, and so what no message may hold.</summary>
    public const string Key = "0123456789abcdef0123456789abcdef";

    Receivers(LoopbackServer sentry, LoopbackServer ops) => (Sentry, Ops) = (sentry, ops);

    public LoopbackServer Sentry { get; }

    public LoopbackServer Ops { get; }

    public string Dsn => $"{Sentry.Address.Replace("://", $"://{Key}@", StringComparison.Ordinal)}/1";

    public string Url => $"{Ops.Address}/hook";

    /// <summary>The messages that arrived at the Sentry-protocol server, one request each.</summary>
    public IReadOnlyList<string> AtSentry => [.. Sentry.Requests.Select(SentryMessage)];

    /// <summary>The messages that arrived at the webhook.</summary>
    public IReadOnlyList<string> AtOps => [.. Ops.Requests.SelectMany(OpsMessages)];

    /// <summary>The two backends as the configuration's <c>Backends</c>, with little waiting.</summary>
    public string Backends => $$"""
        {
          "sentry": { "Dsn": "{{Dsn}}" },
          "ops": { "Type": "Webhook", "Url": "{{Url}}", "BufferingTimeLimit": "00:00:00.05" }
        }
        """;

    /// <summary>The documented appsettings.json with both backends.</summary>
    public string Settings => SettingsWith($$"""{ "Backends": {{Backends}} }""");

    public static async Task<Receivers> StartAsync(Func<ReceivedRequest, Answer>? answer = null) =>
        new(await LoopbackServer.StartAsync(answer), await LoopbackServer.StartAsync(answer));

    /// <summary>The documented appsettings.json with that <c>Fanout</c> section.</summary>
    public static string SettingsWith(string fanout) => $$"""
        {
          "Serilog": { "Using": [ "Sinks.Fanout" ], "WriteTo": [ { "Name": "Fanout" } ] },
          "Fanout": {{fanout}}
        }
        """;

    /// <summary>
    /// The pipelines of this process that send to the Sentry-protocol server, those that ended included.
    /// </summary>
    public IReadOnlyList<FanoutStatus> Pipelines() =>
        [.. FanoutStatus.All.Where(status => status.Backends.Any(backend => SendsHere(backend.Destination)))];

    public async ValueTask DisposeAsync()
    {
        await Sentry.DisposeAsync();
        await Ops.DisposeAsync();
    }

    // An envelope is a header, an item's header and the item, a line each.
    public static JsonNode SentryEvent(ReceivedRequest request) => JsonNode.Parse(request.Text.Split('\n')[2])!;

    static string SentryMessage(ReceivedRequest request) =>
        SentryEvent(request)["logentry"]!["formatted"]!.GetValue<string>();

    static List<string> OpsMessages(ReceivedRequest request)
    {
        using var body = JsonDocument.Parse(request.Body);
        return [.. body.RootElement.GetProperty("data").GetProperty("events").EnumerateArray()
            .Select(item => item.GetProperty("message").GetString()!)];
    }

    // Only this destination tells its port: of a webhook's address no more than the host is shown.
    bool SendsHere(string? destination) => destination?.Contains($":{Sentry.Port}", StringComparison.Ordinal) == true;
}
