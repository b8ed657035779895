// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Sinks.Publish.Tests.Support;

/// <summary>A Sentry-protocol server and a webhook receiver, and what arrived there.</summary>
public sealed class Receivers : IAsyncDisposable
{
    Receivers(LoopbackServer sentry, LoopbackServer ops) => (Sentry, Ops) = (sentry, ops);

    public LoopbackServer Sentry { get; }

    public LoopbackServer Ops { get; }

    /// <summary>The addresses of the backends <c>sentry</c> and <c>ops</c>.</summary>
    public IEnumerable<(string Name, string Value)> Variables =>
    [
        ("Fanout__Backends__sentry__Dsn", $"{WithKey(Sentry.Address)}/1"),
        ("Fanout__Backends__ops__Url", $"{Ops.Address}/hook"),
    ];

    public static async Task<Receivers> StartAsync() =>
        new(await LoopbackServer.StartAsync(), await LoopbackServer.StartAsync());

    /// <summary>The one event that arrived at the Sentry-protocol server.</summary>
    public JsonElement EventAtSentry()
    {
        // An envelope is a header, an item's header and the item, a line each.
        var request = Sentry.Requests.ShouldHaveSingleItem();
        return JsonDocument.Parse(request.Text.Split('\n')[2]).RootElement;
    }

    /// <summary>The events that arrived at the webhook.</summary>
    public IReadOnlyList<JsonElement> EventsAtOps() =>
        [.. Ops.Requests.SelectMany(static request => JsonDocument.Parse(request.Body).RootElement
            .GetProperty("data").GetProperty("events").EnumerateArray())];

    public async ValueTask DisposeAsync()
    {
        await Sentry.DisposeAsync();
        await Ops.DisposeAsync();
    }

    static string WithKey(string address) => address.Replace("://", "://0123456789abcdef@", StringComparison.Ordinal);
}
