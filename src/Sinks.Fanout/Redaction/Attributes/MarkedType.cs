// SPDX-License-Identifier: Apache-2.0
using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using Serilog.Core;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// A type whose members, or which itself, has attributes that say what is not to be logged. Attributes count wherever
/// they stand: on an overridden property, on that of an interface, on the field behind it, on the constructor's
/// parameter of the same name. Read once for each type, as long as it is loaded.
/// </summary>
[UnconditionalSuppressMessage("Trimming", "IL2070", Justification = MayBeTrimmed)]
[UnconditionalSuppressMessage("Trimming", "IL2075", Justification = MayBeTrimmed)]
sealed class MarkedType
{
    const string MayBeTrimmed =
        "Serilog reads the same members by the same means. What the trimmer took away is in no event, with or "
        + "without its attributes.";

    const BindingFlags Instance =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    static readonly MarkedType Unmarked = new(null, []);
    static readonly MarkedType Unreadable = new(new MemberTreatment(MemberAction.Redact), []);
    static readonly ConditionalWeakTable<Type, MarkedType> Known = [];

    readonly MemberTreatment? _whole;
    readonly MarkedMember[] _members;

    MarkedType(MemberTreatment? whole, MarkedMember[] members)
    {
        _whole = whole;
        _members = members;
    }

    /// <summary>The type, or null when nothing marks it.</summary>
    public static MarkedType? Of(Type type)
    {
        if (!Known.TryGetValue(type, out var marked))
            marked = Known.GetValue(type, static key => Read(key));
        return ReferenceEquals(marked, Unmarked) ? null : marked;
    }

    /// <summary>Those of the members that are taken out, for a text that shows them.</summary>
    public IEnumerable<PropertyInfo> Hidden => _members
        .Where(static member => member.Treatment?.Action > MemberAction.OmitDefault)
        .Select(static member => member.Property);

    /// <summary>Whether all of it is taken out.</summary>
    public bool IsWhole => _whole is not null;

    /// <summary>An object of the type as it may be logged.</summary>
    /// <param name="value">The object.</param>
    /// <param name="factory">Reads the members.</param>
    /// <param name="memberLimit">How many members are read.</param>
    public LogEventPropertyValue Capture(
        object value, ILogEventPropertyValueFactory factory, int memberLimit = int.MaxValue)
    {
        if (_whole is not null)
            return new ScalarValue(new AttributedValue(value, _whole.Strategy));
        var members = new List<LogEventProperty>(_members.Length);
        foreach (var member in _members.Take(memberLimit))
        {
            if (Capture(member, value, factory) is { } captured)
                members.Add(new LogEventProperty(member.Property.Name, captured));
        }

        return new StructureValue(members, value.GetType().Name);
    }

    static LogEventPropertyValue? Capture(MarkedMember member, object owner, ILogEventPropertyValueFactory factory)
    {
        try
        {
            var value = member.Property.GetValue(owner);
            return member.Treatment is null
                ? factory.CreatePropertyValue(value, destructureObjects: true)
                : member.Treatment.Apply(value, factory);
        }
        catch (Exception failure)
        {
            // As Serilog says it.
            var cause = failure is TargetInvocationException { InnerException: { } inner } ? inner : failure;
            return new ScalarValue("The property accessor threw an exception: " + cause.GetType().Name);
        }
    }

    static MarkedType Read(Type type)
    {
        try
        {
            if (ReadWhole(type) is { } whole)
                return new MarkedType(whole, []);

            // Serilog reads these element by element, or as text.
            if (typeof(IEnumerable).IsAssignableFrom(type) || typeof(MemberInfo).IsAssignableFrom(type)
                || typeof(Delegate).IsAssignableFrom(type))
                return Unmarked;
            var treatments = ReadMembers(type);
            return treatments.Count == 0
                ? Unmarked
                : new MarkedType(null, [.. PropertiesOf(type).Select(property =>
                    new MarkedMember(property, treatments.GetValueOrDefault(property.Name)))]);
        }
        catch (Exception)
        {
            // An attribute whose assembly is missing: nobody knows what it said.
            return Unreadable;
        }
    }

    static MemberTreatment? ReadWhole(Type type)
    {
        MemberTreatment? whole = null;
        foreach (var part in PartsOf(type))
            whole = MemberTreatment.Stricter(whole, AttributeReader.Read(part.GetCustomAttributesData()));
        return whole?.Action > MemberAction.OmitDefault ? whole : null;
    }

    static Dictionary<string, MemberTreatment> ReadMembers(Type type)
    {
        var treatments = new Dictionary<string, MemberTreatment>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in PartsOf(type))
        {
            foreach (var property in part.GetProperties(Instance))
                Add(property.Name[(property.Name.LastIndexOf('.') + 1)..], property.GetCustomAttributesData());
            foreach (var field in part.GetFields(Instance))
                Add(NameBehind(field.Name), field.GetCustomAttributesData());
            foreach (var parameter in part.GetConstructors(Instance).SelectMany(static made => made.GetParameters()))
                Add(parameter.Name ?? "", parameter.GetCustomAttributesData());
        }

        return treatments;

        void Add(string name, IList<CustomAttributeData> attributes)
        {
            if (AttributeReader.Read(attributes) is { } treatment)
                treatments[name] = MemberTreatment.Stricter(treatments.GetValueOrDefault(name), treatment)!;
        }
    }

    /// <summary>
    /// The property a field is behind: <c>Pin</c> of <c>_pin</c> and of <c>&lt;Pin&gt;k__BackingField</c>.
    /// </summary>
    static string NameBehind(string field) =>
        field.StartsWith('<') && field.IndexOf('>', StringComparison.Ordinal) is var end and > 1
            ? field[1..end]
            : (field.StartsWith("m_", StringComparison.Ordinal) ? field[2..] : field).TrimStart('_');

    static IEnumerable<Type> PartsOf(Type type)
    {
        for (Type? part = type; part is not null && part != typeof(object); part = part.BaseType)
            yield return part;
        foreach (var part in type.GetInterfaces())
            yield return part;
    }

    /// <summary>Those that Serilog reads, in its order.</summary>
    static IEnumerable<PropertyInfo> PropertiesOf(Type type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (Type? part = type; part is not null && part != typeof(object); part = part.BaseType)
        {
            foreach (var property in part.GetProperties(Instance))
            {
                if (property is { CanRead: true, GetMethod: { IsPublic: true, IsStatic: false } }
                    && property.GetIndexParameters().Length == 0 && seen.Add(property.Name))
                    yield return property;
            }
        }
    }
}
