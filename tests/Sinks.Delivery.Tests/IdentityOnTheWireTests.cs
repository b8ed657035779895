// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;
using Sinks.Delivery.Tests.Support;
using Sinks.Sentry;
using Sinks.Webhook;

namespace Sinks.Delivery.Tests;

/// <summary>E-mail addresses as user ids, in what a Sentry server and a webhook receive.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Security", "MA0009", Justification = "The texts are those of the test.")]
public sealed partial class IdentityOnTheWireTests
{
    [GeneratedRegex("email:k1:[A-Za-z0-9_-]{22}")]
    private static partial Regex Pseudonym();

    [Fact]
    public async Task With_a_key_one_user_is_one_pseudonym_in_all_events_of_all_backends()
    {
        var bodies = await SendAsync("an arbitrary key of 32 characters");
        var users = bodies.Select(static body =>
            Pseudonym().Matches(body).Select(static match => match.Value).ToHashSet(StringComparer.Ordinal)).ToList();
        users[0].Count.ShouldBe(2);
        users[1].ShouldBe(users[0], ignoreOrder: true, "both backends know the same two users");
        foreach (var body in bodies)
            body.ShouldNotContain("[redacted:email]");
    }

    [Fact]
    public async Task Without_a_key_nobody_is_named()
    {
        foreach (var body in await SendAsync(""))
        {
            body.ShouldNotContain("email:k1:");
            body.ShouldNotContain("redacted");
        }
    }

    /// <summary>What each backend received, all in one.</summary>
    static async Task<IReadOnlyList<string>> SendAsync(string key)
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var host = FanoutHost.FromCode(f => f
            .Options(options => options.Redaction.Pseudonym.Key = key)
            .Sentry(Wires.Dsn(server.Address))
            .Webhook("ops", server.Address + "/ops"));
        foreach (var id in new[] { "joanna@example.com", "Joanna@Example.com", "other@example.com" })
            host.Logger.ForContext("UserId", id).Error("The tide is out");
        await host.SettleAsync();
        var status = host.Close();
        status.ShouldBalance();
        var bodies = server.Requests.GroupBy(static request => request.Path is "/ops")
            .Select(static requests => string.Concat(requests.Select(static request => request.Text))).ToList();
        bodies.Count.ShouldBe(2);
        foreach (var text in bodies.Append(host.SelfDescription))
        {
            text.ShouldNotContain("joanna", Case.Insensitive);
            text.ShouldNotContain("other@");
        }

        return bodies;
    }
}
