// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Sinks.AspNetCore;

/// <summary>Reads texts and numbers of a stranger's JSON, in bounds, whatever is there instead.</summary>
static class BrowserText
{
    public const int Short = 200;
    public const int Address = 1_000;
    public const int Message = 4_096;
    const string Unreadable = "[unreadable]";
    const int ValueLimit = 50;
    const int ValueLength = 500;

    /// <summary>The text of a member; null where there is none, or something else.</summary>
    public static string? Text(this JsonElement element, string name, int limit) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } member ? TextOf(member, limit) : null;

    /// <summary>The member; undefined where there is none.</summary>
    public static JsonElement Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && TryGet(element, name, out var member) ? member : default;

    /// <summary>The elements of an array; none where it is something else.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [];

    /// <summary>A whole number that is not negative; 0 where it is something else.</summary>
    public static int Number(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Number } member
        && member.TryGetDouble(out var number)
        && number is >= 0 and <= int.MaxValue
            ? (int)number
            : 0;

    /// <summary>Scalar members by name, at most so many.</summary>
    public static IReadOnlyList<KeyValuePair<string, object>> Scalars(this JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return [];
        var values = new List<KeyValuePair<string, object>>();
        foreach (var member in element.EnumerateObject())
        {
            if (values.Count == ValueLimit)
                break;
            object? value = member.Value.ValueKind switch
            {
                JsonValueKind.String => TextOf(member.Value, ValueLength),
                JsonValueKind.Number when member.Value.TryGetInt64(out var whole) => whole,
                JsonValueKind.Number when member.Value.TryGetDouble(out var number) => number,
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                _ => null,
            };
            if (value is not null && NameOf(member) is { } name)
                values.Add(KeyValuePair.Create(name, value));
        }

        return values;
    }

    static bool TryGet(JsonElement element, string name, out JsonElement member)
    {
        try
        {
            return element.TryGetProperty(name, out member);
        }
        catch (InvalidOperationException)
        {
            member = default;
            return false;
        }
    }

    /// <summary>Half a character, which scripts can send, is no text for the reader of JSON.</summary>
    static string TextOf(JsonElement text, int limit)
    {
        try
        {
            return Cut(text.GetString()!, limit);
        }
        catch (InvalidOperationException)
        {
            return Unreadable;
        }
    }

    static string? NameOf(JsonProperty member)
    {
        try
        {
            return Cut(member.Name, Short);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public static string Cut(string text, int limit) => FanoutText.Cut(text, limit);
}
