// SPDX-License-Identifier: Apache-2.0
using Serilog.Core;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// What an event is called: by a property <c>EventName</c>, else by the name of its <c>EventId</c>, unless its
/// category is the framework's.
/// </summary>
static class EventNames
{
    public const string Property = "EventName";
    public const string IdProperty = "EventId";

    const string IdMember = "Id";
    const string NameMember = "Name";

    /// <summary>The raw name of a named event, or null.</summary>
    public static string? Of(LogEvent logEvent)
    {
        var properties = logEvent.Properties;
        if (properties.TryGetValue(Property, out var value))
            return value is ScalarValue { Value: string name } && name.Length > 0 ? name : null;
        return properties.TryGetValue(IdProperty, out var id) ? OfId(logEvent, id) : null;
    }

    /// <summary>The raw category (Serilog's SourceContext), or null.</summary>
    public static string? CategoryOf(LogEvent logEvent) =>
        logEvent.Properties.TryGetValue(Constants.SourceContextPropertyName, out var value)
            ? (value as ScalarValue)?.Value as string
            : null;

    /// <summary>Whether a category is of the framework, whose events have names of their own.</summary>
    public static bool IsOfFramework(string? category) =>
        IsUnder(category, "Microsoft") || IsUnder(category, "System");

    /// <summary>
    /// The number of an <c>EventId</c>, if it has one, and whether nothing else in it is left to say.
    /// </summary>
    /// <param name="id">The structure.</param>
    /// <param name="isNameTaken">Whether its name has become the event's.</param>
    public static (LogEventPropertyValue? Number, bool IsWhole) NumberOf(StructureValue id, bool isNameTaken)
    {
        LogEventPropertyValue? number = null;
        var isWhole = true;
        foreach (var member in id.Properties)
        {
            if (Is(member, IdMember))
                number = member.Value;
            else
                isWhole &= isNameTaken && Is(member, NameMember);
        }

        return (number, isWhole);
    }

    /// <summary>The number and the name as Serilog.Extensions.Logging writes them.</summary>
    public static StructureValue IdOf(Microsoft.Extensions.Logging.EventId id)
    {
        var members = new List<LogEventProperty>(2);
        if (id.Id != 0)
            members.Add(new LogEventProperty(IdMember, new ScalarValue(id.Id)));
        if (id.Name is not null)
            members.Add(new LogEventProperty(NameMember, new ScalarValue(id.Name)));
        return new StructureValue(members);
    }

    static string? OfId(LogEvent logEvent, LogEventPropertyValue id) =>
        id is StructureValue structure
        && structure.Properties.FirstOrDefault(static member => Is(member, NameMember))?.Value is ScalarValue scalar
        && scalar.Value is string { Length: > 0 } name
        && !IsOfFramework(CategoryOf(logEvent))
            ? name
            : null;

    static bool Is(LogEventProperty member, string name) =>
        string.Equals(member.Name, name, StringComparison.Ordinal);

    /// <summary>Whether a category is that one or below it.</summary>
    public static bool IsUnder(string? category, string root) =>
        category is not null
        && category.StartsWith(root, StringComparison.Ordinal)
        && (category.Length == root.Length || category[root.Length] == '.');
}
