// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.TestKit;

/// <summary>The contract of names as docs/context.md tells it, and what a backend wrote of it.</summary>
public static class ContextTable
{
    const string Heading = "| context | names |";

    static readonly string[][] Cells = Read();

    /// <summary>Each name under which the context is read, with the part of it.</summary>
    public static IEnumerable<(string Name, string Field)> Names =>
        Cells.Skip(1).SelectMany(static row => Codes(row[1]).Select(name => (name, Codes(row[0])[0])));

    /// <summary>The same for a theory.</summary>
    public static IEnumerable<object[]> NamesForTheory => Names.Select(static row => new object[] { row.Name, row.Field });

    /// <summary>A context in which only that part is known.</summary>
    public static FanoutContext Only(string field, string text) =>
        FanoutContext.Empty.With(Enum.Parse<ContextField>(field), text);

    /// <summary>Where a backend shows each part of a context, as documented.</summary>
    /// <param name="backend">The heading of its column.</param>
    public static IReadOnlyList<string> Documented(string backend) =>
    [
        .. Cells.Skip(1).SelectMany(row =>
            Codes(row[Array.IndexOf(Cells[0], backend)]).Select(place => $"{Codes(row[0])[0]}: {place}"))
    ];

    /// <summary>Where a backend shows each part of a context, as it encodes an event that has them all.</summary>
    public static IReadOnlyList<string> Shown(Func<FanoutEvent, JsonElement> encode)
    {
        var context = FanoutContext.Empty;
        foreach (var field in Enum.GetValues<ContextField>())
            context = context.With(field, $"some {field}");
        var shown = new List<string>();
        AddPlaces(encode(Some.Event() with { Context = context }), "", shown);
        return shown;
    }

    static void AddPlaces(JsonElement json, string path, List<string> places)
    {
        if (json.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in json.EnumerateObject())
                AddPlaces(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}", places);
        }
        else if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (var element in json.EnumerateArray())
                AddPlaces(element, $"{path}[]", places);
        }
        else if (json.ValueKind == JsonValueKind.String && json.GetString() is ['s', 'o', 'm', 'e', ' ', .. var field])
        {
            places.Add($"{field}: {path}");
        }
    }

    /// <summary>The heading first; cells without the bars around them.</summary>
    static string[][] Read() =>
    [
        .. Repository.Read("docs", "context.md").Split('\n')
            .SkipWhile(static line => !line.StartsWith(Heading, StringComparison.Ordinal))
            .TakeWhile(static line => line.StartsWith('|'))
            .Where(static line => !line.StartsWith("|--", StringComparison.Ordinal))
            .Select(static line => line.Trim('|').Split('|').Select(static cell => cell.Trim()).ToArray())
    ];

    static string[] Codes(string cell) => [.. cell.Split('`').Where(static (_, i) => i % 2 == 1)];
}
