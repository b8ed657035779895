// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text;

namespace Sinks.TestKit;

/// <summary>The public surface of an assembly as text, to be compared with an approved file.</summary>
public static class PublicApi
{
    const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic
        | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    static readonly NullabilityInfoContext Nullability = new();

    public static string Describe(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(IsExperimental(type)).Append(Kind(type)).Append(' ')
                .Append(type.FullName).Append(Bases(type)).Append('\n');
            var lines = type.GetMembers(Declared)
                .Where(IsVisible)
                .Select(member => Line(type, member))
                .OfType<string>();
            foreach (var line in lines.Order(StringComparer.Ordinal))
                text.Append("  ").Append(line).Append('\n');
        }

        return text.ToString();
    }

    static string IsExperimental(MemberInfo member) =>
        member.IsDefined(typeof(ExperimentalAttribute), inherit: false) ? "[Experimental] " : "";

    static string Kind(Type type) =>
        type.IsEnum ? "enum"
        : type.IsInterface ? "interface"
        : type.IsValueType ? "struct"
        : type is { IsAbstract: true, IsSealed: true } ? "static class"
        : type.IsAbstract ? "abstract class"
        : type.IsSealed ? "sealed class"
        : "class";

    static string Bases(Type type)
    {
        var bases = new[] { type.BaseType }.Concat(type.GetInterfaces())
            .Where(known => known is not null && known != typeof(object)
                && known != typeof(ValueType) && known != typeof(Enum))
            .Where(known => !known!.Name.StartsWith("IEquatable", StringComparison.Ordinal) && !type.IsEnum)
            .Select(known => Name(known!))
            .ToList();
        return bases.Count == 0 ? "" : " : " + string.Join(", ", bases);
    }

    static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsVisible),
        FieldInfo field => field.IsPublic,
        _ => false,
    };

    static string? Line(Type type, MemberInfo member) => member switch
    {
        _ when member.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute), inherit: false)
            && member is not PropertyInfo => null,
        FieldInfo { IsLiteral: true } constant => $"{constant.Name} = {constant.GetRawConstantValue()}",
        FieldInfo => null,
        MethodInfo { IsSpecialName: true } => null,
        MethodInfo method =>
            $"{IsExperimental(method)}{Modifiers(method)}{Name(method.ReturnType)}"
            + $"{Mark(Nullability.Create(method.ReturnParameter))} {method.Name}({Parameters(method)})",
        ConstructorInfo constructor => $"{Modifiers(constructor)}new({Parameters(constructor)})",
        PropertyInfo { Name: "EqualityContract" } => null,
        PropertyInfo property =>
            $"{Modifiers(property.GetAccessors(nonPublic: true)[0])}{Name(property.PropertyType)}"
            + $"{Mark(Nullability.Create(property))} {property.Name} {{ {Accessors(property)} }}",
        _ => $"{type.Name}.{member.Name}",
    };

    static string Modifiers(MethodBase method) =>
        (method.IsPublic ? "" : "protected ")
        + (method.IsStatic ? "static " : method.IsAbstract && !method.DeclaringType!.IsInterface ? "abstract " : "");

    static string Accessors(PropertyInfo property)
    {
        var accessors = property.GetMethod is { } get && IsVisible(get) ? "get;" : "";
        if (property.SetMethod is not { } set || !IsVisible(set))
            return accessors;
        var isInit = set.ReturnParameter.GetRequiredCustomModifiers()
            .Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));
        return $"{accessors} {(isInit ? "init;" : "set;")}";
    }

    static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{Name(parameter.ParameterType)}{Mark(Nullability.Create(parameter))} {parameter.Name}"
        + (parameter.IsOptional ? $" = {parameter.DefaultValue ?? "null"}" : "")));

    static string Mark(NullabilityInfo info) =>
        info.ReadState == NullabilityState.Nullable && !(info.Type.IsValueType) ? "?" : "";

    static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Name(value) + "?";
        if (type.IsArray)
            return Name(type.GetElementType()!) + "[]";
        if (!type.IsGenericType)
            return type.Name;
        var name = type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)];
        return $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
