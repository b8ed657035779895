// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using System.Text.RegularExpressions;
using Sinks.Fanout;
using Sinks.TestKit.Receivers;

namespace Sinks.PostHog.Tests;

/// <summary>
/// The same named event and the same error through the vendor's client for Node.js and through ours: what differs is
/// what docs/posthog.md lists, and nothing else.
/// </summary>
public sealed partial class ReferenceClientTests
{
    [ReceiverFact]
    public async Task A_named_event_differs_from_the_reference_clients_only_where_the_documentation_says() =>
        await ShouldDifferAsDocumented("conversion_failed", "A named event");

    [ReceiverFact]
    public async Task An_error_differs_from_the_reference_clients_only_where_the_documentation_says() =>
        await ShouldDifferAsDocumented("$exception", "An error");

    [ReceiverFact]
    public async Task The_end_of_a_session_differs_from_the_reference_clients_only_where_the_documentation_says()
    {
        await using var server = await LoopbackServer.StartAsync();
        using (FanoutContext.Push(userId: "u-1"))
        {
            await using var host = FanoutHost.FromCode(f => f
                .PostHog(PostHogHost.Key, o => o.Host = server.Address)
                .Options(static o => o.Sessions = SessionTracking.Application));
        }

        // Beginning and end may go together, or the one overtake the other.
        var request = server.Requests.Single(static one => Named(one, "session_end") is not null);
        var ours = Leaves(request, "session_end");
        var properties = Named(request, "session_end")!.Value.GetProperty("properties");
        var theirs = await TheirsAsync(server, "session_end", properties.EnumerateObject()
            .Where(static property => property.Name.StartsWith("session_", StringComparison.Ordinal)
                || property.Name == "$session_id")
            .ToDictionary(static property => property.Name, static property => property.Value));
        ShouldDifferAsDocumented(ours, theirs, "A session");
    }

    static async Task ShouldDifferAsDocumented(string name, string heading)
    {
        await using var server = await LoopbackServer.StartAsync();
        var ours = await OursAsync(server, name);
        ShouldDifferAsDocumented(ours, await TheirsAsync(server, name), heading);
    }

    static void ShouldDifferAsDocumented(
        Dictionary<string, string> ours, Dictionary<string, string> theirs, string heading)
    {
        var differences = theirs.Keys.Union(ours.Keys).Order(StringComparer.Ordinal)
            .Select(path => (Path: path, Kind: KindOf(ours.GetValueOrDefault(path), theirs.GetValueOrDefault(path))))
            .Where(static difference => difference.Kind.Length > 0)
            .Select(static difference => $"{difference.Path}: {difference.Kind}");
        differences.ShouldBe(Documented(heading), ignoreOrder: true);
    }

    static string KindOf(string? ours, string? theirs) => (ours, theirs) switch
    {
        (null, _) => "theirs",
        (_, null) => "ours",
        _ => string.Equals(ours, theirs, StringComparison.Ordinal) ? "" : "both",
    };

    static async Task<Dictionary<string, string>> OursAsync(LoopbackServer server, string name)
    {
        await using var host = FanoutHost.FromCode(f => f.PostHog(PostHogHost.Key, o => o.Host = server.Address));
        using (FanoutContext.Push(userId: "u-1", tenantId: "t-9"))
        {
            host.Logger.ForContext("EventName", "conversion_failed").ForContext("trial", true)
                .Error(Thrown(), "Cannot convert {pages} pages", 12);
        }

        await host.SettleAsync();
        return Leaves(server.Requests[^1], name);
    }

    static async Task<Dictionary<string, string>> TheirsAsync(
        LoopbackServer server, string name, Dictionary<string, JsonElement>? ofSession = null)
    {
        var sent = server.Requests.Count;
        await using var reference = new PostHogReference();
        var verdict = await reference.SendAsync(JsonSerializer.Serialize(new
        {
            host = server.Address,
            key = PostHogHost.Key,
            distinctId = "u-1",
            @event = ofSession is null ? "conversion_failed" : name,
            properties = ofSession ?? (object)new { pages = 12, trial = true },
            groups = ofSession is null ? (object)new { tenant = "t-9" } : new { },
            error = new
            {
                type = "System.InvalidOperationException",
                message = "It broke.",
                cause = new { type = "System.TimeoutException", message = "Too slow." },
            },
        }));
        verdict.Error.ShouldBeNull();
        var request = server.Requests.Skip(sent).Last(request => request.Path == "/batch/" && Holds(request, name));
        request.Header("Content-Encoding").ShouldBe("gzip");
        return Leaves(request, name);
    }

    static bool Holds(ReceivedRequest request, string name) => Named(request, name) is not null;

    /// <summary>Both with a stack, as the reference client's errors have one.</summary>
    static Exception Thrown() =>
        Caught(new InvalidOperationException("It broke.", Caught(new TimeoutException("Too slow."))));

    static Exception Caught(Exception exception)
    {
        try
        {
            throw exception;
        }
        catch (Exception caught)
        {
            return caught;
        }
    }

    static JsonElement? Named(ReceivedRequest request, string name)
    {
        using var json = JsonDocument.Parse(request.Body);
        foreach (var item in json.RootElement.GetProperty("batch").EnumerateArray())
        {
            if (item.GetProperty("event").ValueEquals(name))
                return item.Clone();
        }

        return null;
    }

    /// <summary>The body around the events, and the event of that name, as paths with their values.</summary>
    static Dictionary<string, string> Leaves(ReceivedRequest request, string name)
    {
        var leaves = new Dictionary<string, string>(StringComparer.Ordinal);
        using var json = JsonDocument.Parse(request.Body);
        foreach (var member in json.RootElement.EnumerateObject().Where(static member => member.Name != "batch"))
            leaves[member.Name] = member.Value.GetRawText();
        Collect(Named(request, name)!.Value, "batch[]", leaves);
        return leaves;
    }

    static void Collect(JsonElement json, string path, Dictionary<string, string> leaves)
    {
        if (json.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in json.EnumerateObject())
                Collect(member.Value, $"{path}.{member.Name}", leaves);
        }
        else if (json.ValueKind == JsonValueKind.Array)
        {
            // Exceptions are compared one by one; frames, and lines of code, have the same fields each.
            var areExceptions = path.EndsWith("$exception_list", StringComparison.Ordinal);
            var index = 0;
            foreach (var element in json.EnumerateArray())
                Collect(element, areExceptions ? $"{path}[{index++}]" : $"{path}[]", leaves);
        }
        else
        {
            // The stacks are those of two programs: of their frames the fields alone are compared, but for the kind.
            var isOfProgram = path.Contains(".frames[]", StringComparison.Ordinal)
                && !path.EndsWith(".platform", StringComparison.Ordinal);
            leaves[path] = isOfProgram ? "" : json.GetRawText();
        }
    }

    /// <summary>The rows of a table below a heading of docs/posthog.md: a path, and whose it is.</summary>
    static IEnumerable<string> Documented(string heading) => Repository.Read("docs", "posthog.md").Split('\n')
        .SkipWhile(line => line != $"### {heading}").Skip(1)
        .TakeWhile(static line => !line.StartsWith('#'))
        .Select(static line => Row().Match(line)).Where(static row => row.Success)
        .SelectMany(static row => row.Groups["paths"].Value.Split(", ")
            .Select(path => $"{path.Trim('`')}: {row.Groups["whose"].Value}"));

    [GeneratedRegex(@"^\| (?<paths>`[^|]+`) \| (?<whose>ours|theirs|both) \|", RegexOptions.None, 1000)]
    private static partial Regex Row();
}
