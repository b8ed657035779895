// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using System.Text;

namespace Sinks.Sentry.Tests;

public class PublicApiTests
{
    const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void The_public_surface_is_the_approved_one()
    {
        var text = new StringBuilder();
        var types = typeof(SentryOptions).Assembly.GetExportedTypes();
        foreach (var type in types.OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(type.FullName).Append(" : ").Append(type.BaseType?.Name).Append('\n');
            foreach (var line in type.GetMembers(Declared).Select(Line).OfType<string>().Order(StringComparer.Ordinal))
                text.Append("  ").Append(line).Append('\n');
        }

        Approved.Match(text.ToString(), "PublicApi.approved.txt");
    }

    static string? Line(MemberInfo member) => member switch
    {
        MethodInfo { IsSpecialName: true } => null,
        MethodInfo method => $"{method.ReturnType.Name} {method.Name}({Parameters(method)})",
        ConstructorInfo constructor => $"new({Parameters(constructor)})",
        PropertyInfo property =>
            $"{property.PropertyType} {property.Name} {{ get;{(property.SetMethod is null ? "" : " set;")} }}",
        FieldInfo { IsLiteral: true } constant => $"{constant.Name} = {constant.GetRawConstantValue()}",
        _ => null,
    };

    static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    static string Parameter(ParameterInfo parameter) => $"{parameter.ParameterType} {parameter.Name}"
        + (parameter.IsOptional ? $" = {parameter.DefaultValue ?? "null"}" : "");
}
