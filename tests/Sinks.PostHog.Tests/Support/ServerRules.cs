// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Sinks.PostHog.Tests;

/// <summary>
/// What PostHog's servers ask of an event: one that breaks a rule costs itself or, in a batch, all of them.
/// </summary>
static class ServerRules
{
    const int EventBytesLimit = 1_000_000;

    static readonly string[] Forbidden =
    [
        "0", "00000000-0000-0000-0000-000000000000", "[object object]", "anonymous", "anonymous-user", "backend",
        "distinct_id", "distinctid", "email", "false", "guest", "id", "nan", "none", "not_authenticated", "null",
        "system", "true", "undefined", "user",
    ];

    /// <summary>Fails with the rule that is broken.</summary>
    public static void Check(JsonElement item)
    {
        var name = item.GetProperty("event").GetString()!;
        name.Trim().ShouldNotBeEmpty();
        name.Length.ShouldBeLessThanOrEqualTo(200);
        item.GetProperty("uuid").GetGuid().ShouldNotBe(Guid.Empty);
        CheckPerson(item.GetProperty("distinct_id").GetString()!);
        CheckTime(item.GetProperty("timestamp").GetString()!);
        CheckNames(item);
        var properties = item.GetProperty("properties");
        foreach (var key in (string[])["token", "api_key", "distinct_id", "$ip"])
            properties.TryGetProperty(key, out _).ShouldBeFalse(key);
        if (name == "$exception")
            ExceptionRules.Check(properties);
        Encoding.UTF8.GetByteCount(item.GetRawText()).ShouldBeLessThanOrEqualTo(EventBytesLimit);
    }

    static void CheckPerson(string id)
    {
        id.Trim().ShouldNotBeEmpty();
        id.ShouldNotContain('\0');
        id.EnumerateRunes().Count().ShouldBeLessThanOrEqualTo(200);
        Forbidden.ShouldNotContain(id.Trim().ToLowerInvariant());
    }

    static void CheckTime(string time)
    {
        time.ShouldEndWith("Z");
        DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, out _).ShouldBeTrue(time);
    }

    /// <summary>
    /// Of two members of one name readers keep whichever they like. Names that were no text are replaced, which may
    /// make them equal.
    /// </summary>
    static void CheckNames(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (var element in json.EnumerateArray())
                CheckNames(element);
        }
        else if (json.ValueKind == JsonValueKind.Object)
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var member in json.EnumerateObject())
            {
                if (!member.Name.Contains('\ufffd', StringComparison.Ordinal))
                    names.Add(member.Name).ShouldBeTrue(member.Name);
                CheckNames(member.Value);
            }
        }
    }
}
