// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Reflection;

namespace Sinks.Fanout;

/// <summary>What all frames of one method have in common; keeps no reference to the method.</summary>
/// <param name="TypeName">As in <see cref="FrameInfo.TypeName"/>.</param>
/// <param name="Function">As in <see cref="FrameInfo.Function"/>.</param>
/// <param name="IsHidden">Whether .NET leaves the method out when it prints a stack trace.</param>
sealed record MethodDetails(string? TypeName, string Function, bool IsHidden)
{
    public static MethodDetails Of(MethodBase method)
    {
        var type = method.DeclaringType;

        // The definition's name is short; an instance's spells out each argument with its assembly's version.
        var typeName = type is { IsGenericType: true } ? type.GetGenericTypeDefinition().FullName : type?.FullName;
        var (readableType, function) = MemberNames.Of(typeName, method.Name);
        return new MethodDetails(readableType, function, IsHiddenByAttribute(method) || IsHiddenByAttribute(type));
    }

    static bool IsHiddenByAttribute(MemberInfo? member)
    {
        try
        {
            return member?.IsDefined(typeof(StackTraceHiddenAttribute), inherit: false) == true;
        }
        catch (Exception)
        {
            // Dynamic methods have no attributes, and those of others may need an assembly that is not there.
            return false;
        }
    }
}
