// SPDX-License-Identifier: Apache-2.0
using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using Serilog.Core;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// Reads objects member by member, so that one member that throws costs itself alone, and counts them: limits of depth
/// and length still leave room for 100 to the power of 6.
/// </summary>
sealed class PayloadPolicy : IDestructuringPolicy
{
    const int ObjectsLimit = 1000;
    const int MembersLimit = 100;
    const string TooLarge = "[too large]";

    [ThreadStatic]
    static int Left;

    /// <summary>A new payload, on this thread.</summary>
    public static void Begin() => Left = ObjectsLimit;

    public bool TryDestructure(
        object value,
        ILogEventPropertyValueFactory propertyValueFactory,
        [NotNullWhen(true)] out LogEventPropertyValue? result)
    {
        result = --Left < 0 ? new ScalarValue(TooLarge) : Read(value, propertyValueFactory);
        return result is not null;
    }

    /// <summary>Null for what Serilog reads better.</summary>
    static LogEventPropertyValue? Read(object value, ILogEventPropertyValueFactory factory) => value switch
    {
        IEnumerable or ITuple or Delegate or MemberInfo => MarkedType.Of(value.GetType())?.Capture(value, factory),
        // Their members wait: for work that may need this very thread, or for a factory.
        Task => new ScalarValue("[Task]"),
        CancellationToken => new ScalarValue("[CancellationToken]"),
        _ when NameOfWaiting(value.GetType()) is { } name => new ScalarValue(name),
        // Its members walk the stack and lead everywhere.
        Exception exception => new ScalarValue($"{exception.GetType().FullName}: {ExceptionMessage.Of(exception)}"),
        _ => MarkedType.Of(value.GetType())?.Capture(value, factory, MembersLimit) ?? ReadMembers(value, factory),
    };

    /// <summary>Null for what may be read.</summary>
    static string? NameOfWaiting(Type? type)
    {
        if (type == typeof(ValueTask))
            return "[ValueTask]";
        for (; type is not null; type = type.BaseType)
        {
            if (!type.IsGenericType)
                continue;
            var definition = type.GetGenericTypeDefinition();
            if (definition == typeof(ValueTask<>))
                return "[ValueTask]";
            if (definition == typeof(Lazy<>))
                return "[Lazy]";
        }

        return null;
    }

    static StructureValue ReadMembers(object value, ILogEventPropertyValueFactory factory)
    {
        var type = value.GetType();
        var members = PropertiesOf(value)
            .Where(static member => member is { CanRead: true, GetMethod.IsPublic: true })
            .Where(static member => member.GetIndexParameters().Length == 0)
            .DistinctBy(static member => member.Name, StringComparer.Ordinal)
            .Take(MembersLimit)
            .Select(member => new LogEventProperty(member.Name, ReadMember(member, value, factory)))
            .ToList();
        var isNamed = !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);
        return new StructureValue(members, isNamed ? type.Name : null);
    }

    static LogEventPropertyValue ReadMember(PropertyInfo member, object owner, ILogEventPropertyValueFactory factory)
    {
        try
        {
            return factory.CreatePropertyValue(member.GetValue(owner), destructureObjects: true);
        }
        catch (Exception)
        {
            return new ScalarValue(ExceptionMessage.Unreadable);
        }
    }

    [UnconditionalSuppressMessage(
        "Trimming", "IL2075", Justification = "FanoutEvents.Report keeps the payload's own; the others, as documented, "
            + "are read if they are there.")]
    static PropertyInfo[] PropertiesOf(object value) =>
        value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance);
}
