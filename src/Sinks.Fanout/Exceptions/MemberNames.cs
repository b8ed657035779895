// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace Sinks.Fanout;

/// <summary>
/// Leads the names the C# compiler makes back to those in the source. It knows them by their form, not by attributes,
/// so that it serves trimmed and native code too.
/// </summary>
static class MemberNames
{
    /// <summary>The type and the method as written; the rule stands at <see cref="FrameInfo.Function"/>.</summary>
    /// <param name="typeName">The full CLR name of the declaring type, nested ones after <c>+</c>, or null.</param>
    /// <param name="methodName">The CLR name of the method.</param>
    public static (string? TypeName, string Function) Of(string? typeName, string methodName)
    {
        var function = OfMember(methodName);
        if (typeName is null)
            return (null, function);

        var type = new StringBuilder();
        foreach (var segment in WithoutArity(typeName).Split('+'))
        {
            if (StateMachineOf(segment) is { } member)
                function = OfMember(member);
            else if (!IsClosure(segment))
                type.Append(type.Length == 0 ? "" : "+").Append(OfFileLocal(segment));
        }

        return (type.Length == 0 ? typeName : type.ToString(), function);
    }

    /// <summary>The type as written: a file-local type without what the compiler puts before its name.</summary>
    public static string OfType(string typeName) => typeName.Contains('<', StringComparison.Ordinal)
        ? string.Join('+', typeName.Split('+').Select(OfFileLocal))
        : typeName;

    /// <summary>Leads <c>&lt;Convert&gt;b__3_0</c>, <c>&lt;Convert&gt;g__Helper|3_0</c> and the like back.</summary>
    static string OfMember(string name)
    {
        var close = ClosingBracket(name);
        if (close <= 1)
            return name;
        var inner = name[1..close];
        var rest = name.AsSpan(close + 1);

        // An explicit interface implementation has dashes in place of its dots here.
        var outer = inner[0] == '<' ? OfMember(inner) : inner.Replace('-', '.');
        if (rest.StartsWith("b__", StringComparison.Ordinal))
            return outer + " { lambda }";
        if (rest.StartsWith("g__", StringComparison.Ordinal) && rest.IndexOf('|') is > 3 and var bar)
            return $"{outer}.{rest[3..bar]}";
        return rest is "" or "$" ? outer : name;
    }

    /// <summary>The member in <c>&lt;Convert&gt;d__3</c> or <c>&lt;&lt;Convert&gt;b__3_0&gt;d</c>, else null.</summary>
    static string? StateMachineOf(string segment)
    {
        var close = ClosingBracket(segment);
        if (close <= 1)
            return null;
        var rest = segment.AsSpan(close + 1);
        if (rest is not "d" && !rest.StartsWith("d__", StringComparison.Ordinal))
            return null;
        var member = segment[1..close];
        return member[0] == '<' ? member : member.Replace('-', '.');
    }

    static bool IsClosure(string segment) =>
        segment.Equals("<>c", StringComparison.Ordinal) || segment.StartsWith("<>c__", StringComparison.Ordinal);

    /// <summary>Leads <c>Shop.&lt;Program&gt;F0123__Order</c>, a type declared with <c>file</c>, back.</summary>
    static string OfFileLocal(string segment)
    {
        var open = segment.IndexOf('<', StringComparison.Ordinal);
        var close = segment.IndexOf(">F", StringComparison.Ordinal);
        var name = close < 0 ? -1 : segment.IndexOf("__", close, StringComparison.Ordinal);
        return open < 0 || close < open || name < 0
            ? segment
            : string.Concat(segment.AsSpan(0, open), segment.AsSpan(name + 2));
    }

    static int ClosingBracket(string name)
    {
        if (name.Length == 0 || name[0] != '<')
            return -1;
        var depth = 0;
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '<')
                depth++;
            else if (name[i] == '>' && --depth == 0)
                return i;
        }

        return -1;
    }

    /// <summary>Without arity (<c>`1</c>), type arguments (<c>[[...]]</c>) and the escapes of reflection.</summary>
    static string WithoutArity(string typeName)
    {
        if (typeName.AsSpan().IndexOfAny('`', '[', '\\') < 0)
            return typeName;
        var text = new StringBuilder(typeName.Length);
        for (var i = 0; i < typeName.Length && typeName[i] != '['; i++)
        {
            if (typeName[i] == '\\' && i + 1 < typeName.Length)
            {
                text.Append(typeName[++i]);
            }
            else if (typeName[i] == '`')
            {
                while (i + 1 < typeName.Length && char.IsAsciiDigit(typeName[i + 1]))
                    i++;
            }
            else
            {
                text.Append(typeName[i]);
            }
        }

        return text.ToString();
    }
}
