// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;

namespace Sinks.Fanout;

/// <summary>
/// The names in a frame whose method reflection does not know, as in native AOT: <c>Shop.Orders.Convert() + 0xa1</c>.
/// </summary>
/// <param name="TypeName">The full name with nested compiler-made types after <c>+</c>, or null.</param>
/// <param name="MethodName">The name of the method.</param>
/// <param name="Assembly">The simple name of the assembly, or null.</param>
sealed record FrameText(string? TypeName, string MethodName, string? Assembly = null)
{
    /// <summary>
    /// Whether this is where async code throws an exception on. Such methods carry [StackTraceHidden], which cannot be
    /// asked for here.
    /// </summary>
    public bool IsRethrow => TypeName is not null && (
        TypeName.Equals("System.Runtime.ExceptionServices.ExceptionDispatchInfo", StringComparison.Ordinal)
        || TypeName.StartsWith("System.Runtime.CompilerServices.TaskAwaiter", StringComparison.Ordinal)
        || TypeName.StartsWith("System.Runtime.CompilerServices.ConfiguredTaskAwaitable", StringComparison.Ordinal));

    public static FrameText? Of(StackFrame frame)
    {
#if NET9_0_OR_GREATER
        if (DiagnosticMethodInfo.Create(frame) is { } info)
        {
            var assembly = info.DeclaringAssemblyName?.Split(',', 2)[0];
            return new FrameText(info.DeclaringTypeName, info.Name, assembly);
        }
#endif
        return Parse(frame.ToString());
    }

    /// <summary>Reads the text of a frame; null when there is no name in it.</summary>
    public static FrameText? Parse(string text)
    {
        var name = Until(Until(Until(text, " + 0x"), "+0x"), " at offset ").Trim();
        if (name is "" or "<null>" or "<unknown>")
            return null;

        // Stripped of its metadata, native code names its module alone: Shop!<BaseAddress>+0xa1.
        if (name.IndexOf("!<BaseAddress>", StringComparison.Ordinal) is > 0 and var bang)
            return new FrameText(TypeName: null, name[(bang + 1)..], name[..bang]);

        name = WithoutArguments(name);
        var dot = LastDot(name);
        return dot <= 0
            ? new FrameText(TypeName: null, name)
            : new FrameText(name[..dot].Replace(".<", "+<", StringComparison.Ordinal), name[(dot + 1)..]);
    }

    static string Until(string text, string mark)
    {
        var end = text.IndexOf(mark, StringComparison.Ordinal);
        return end < 0 ? text : text[..end];
    }

    /// <summary>Takes off the parameters and, before them, the type arguments of the method.</summary>
    static string WithoutArguments(string name)
    {
        name = Until(name, "(");
        var open = name.IndexOf('[', LastDot(Until(name, "[")) + 1);
        return open < 0 ? name : name[..open];
    }

    /// <summary>The dot between type and method: none inside brackets, nor the one that begins <c>.ctor</c>.</summary>
    static int LastDot(string name)
    {
        var depth = 0;
        for (var i = name.Length - 1; i > 0; i--)
        {
            if (name[i] is '>' or ']')
                depth++;
            else if (name[i] is '<' or '[')
                depth--;
            else if (name[i] == '.' && depth == 0)
                return name[i - 1] == '.' ? i - 1 : i;
        }

        return -1;
    }
}
