// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;

namespace Sinks.Fanout;

/// <summary>Full CLR names, generic types with their arguments: <c>Shop.Failed&lt;Shop.Order&gt;</c>.</summary>
static class TypeNames
{
    public static string Readable(Type type)
    {
        if (!type.IsConstructedGenericType)
            return MemberNames.OfType(type.FullName ?? type.Name);
        try
        {
            return WithArguments(type);
        }
        catch (Exception)
        {
            // Other languages than C# may put a backtick into a name, which then says nothing of arguments.
            return type.FullName ?? type.Name;
        }
    }

    static string WithArguments(Type type)
    {
        // Shop.Outer`1+Inner`2 takes its three arguments from one list, outer ones first.
        var name = type.GetGenericTypeDefinition().FullName ?? type.Name;
        var arguments = type.GenericTypeArguments;
        var text = new StringBuilder();
        var (next, start) = (0, 0);
        for (var tick = name.IndexOf('`', StringComparison.Ordinal); tick >= 0; tick = name.IndexOf('`', start))
        {
            var end = tick + 1;
            while (end < name.Length && char.IsAsciiDigit(name[end]))
                end++;
            text.Append(name, start, tick - start);
            var arity = int.Parse(name.AsSpan(tick + 1, end - tick - 1), CultureInfo.InvariantCulture);
            AppendArguments(text, arguments.AsSpan(next, arity));
            (next, start) = (next + arity, end);
        }

        return text.Append(name, start, name.Length - start).ToString();
    }

    static void AppendArguments(StringBuilder text, ReadOnlySpan<Type> arguments)
    {
        text.Append('<');
        for (var i = 0; i < arguments.Length; i++)
            text.Append(i == 0 ? "" : ", ").Append(Readable(arguments[i]));
        text.Append('>');
    }
}
