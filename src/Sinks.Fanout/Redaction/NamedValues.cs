// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// Values whose names are values beside them: <c>{ Name: "password", Value: "x" }</c>, <c>["Authorization", "x"]</c>,
/// <c>["--password", "x"]</c>.
/// </summary>
static class NamedValues
{
    const int NameLimit = 64;

    static readonly WordSet NameMembers = new(
        "name key field header property parameter variable setting attribute claim n k headername parametername");
    static readonly WordSet ValueMembers = new("value values val v stringvalue");

    public static bool IsNameMember(ReadOnlySpan<char> name) => NameMembers.ContainsAnyCase(name);

    public static bool IsValueMember(ReadOnlySpan<char> name) => ValueMembers.ContainsAnyCase(name);

    /// <summary>The name beside a value that says more of it than the member's does; else null.</summary>
    public static string? NameIn(Redactor redactor, StructureValue structure)
    {
        foreach (var member in structure.Properties)
        {
            if (IsNameMember(member.Name) && SaysMore(redactor, member.Value) is { } name)
                return name;
        }

        return null;
    }

    /// <summary>The same of a dictionary.</summary>
    public static string? NameIn(Redactor redactor, DictionaryValue dictionary)
    {
        foreach (var (key, value) in dictionary.Elements)
        {
            if (key.Value is string member && IsNameMember(member) && SaysMore(redactor, value) is { } name)
                return name;
        }

        return null;
    }

    /// <summary>The name that the element before says an element has; else null.</summary>
    public static string? NameBefore(Redactor redactor, IReadOnlyList<LogEventPropertyValue> elements, int index)
    {
        if (index == 0 || elements[index - 1] is not ScalarValue { Value: string before } || before.Length > NameLimit)
            return null;
        var isSwitch = before.StartsWith('-');
        var name = before.AsSpan().TrimStart('-');
        // Two are a pair; of more those are that look like headers.
        var isPair = index % 2 == 1
            && (elements.Count == 2 || (elements.Count % 2 == 0 && name.Contains('-')));
        return (isSwitch || isPair) && name.Length > 1 && !name.ContainsAnyExcept(CharKinds.Name)
            && redactor.Judge(name) == NameVerdict.Secret && !(isSwitch && IsSwitch(elements[index]))
            ? name.ToString()
            : null;
    }

    static bool IsSwitch(LogEventPropertyValue value) =>
        value is ScalarValue { Value: string text } && text.StartsWith('-');

    static string? SaysMore(Redactor redactor, LogEventPropertyValue value) =>
        value is ScalarValue { Value: string name } && redactor.Judge(name) != NameVerdict.Pass ? name : null;
}
