// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Sinks.Fanout;

/// <summary>
/// Reads the attributes that say a member is not to be logged: ours, and those of others by their names, so that no
/// package is needed and copies of them count. They are read as data; no attribute is made.
/// </summary>
static class AttributeReader
{
    const int DataTypePassword = 11;
    const int DataTypeCreditCard = 14;

    static readonly TimeSpan PatternLimit = TimeSpan.FromMilliseconds(100);
    static readonly MemberTreatment Redacted = new(MemberAction.Redact);

    /// <summary>What the attributes ask for together; null for nothing.</summary>
    public static MemberTreatment? Read(IEnumerable<CustomAttributeData> attributes)
    {
        MemberTreatment? treatment = null;
        foreach (var attribute in attributes)
            treatment = MemberTreatment.Stricter(treatment, Read(attribute));
        return treatment;
    }

    /// <summary>An attribute that derives from a known one is read as that one.</summary>
    static MemberTreatment? Read(CustomAttributeData attribute)
    {
        for (var type = attribute.AttributeType; type is not null && type != typeof(Attribute); type = type.BaseType)
        {
            // Data that its classification calls harmless.
            if (type.Name is "NoDataClassificationAttribute" or "PublicDataAttribute")
                return null;
            if (Read(type.Name, attribute) is { } treatment)
                return treatment.Action == MemberAction.Keep ? null : treatment;
        }

        return null;
    }

    static MemberTreatment? Read(string name, CustomAttributeData attribute) => name switch
    {
        nameof(RedactAttribute) => Redact(attribute),
        "NotLoggedAttribute" or "LogPropertyIgnoreAttribute" => new MemberTreatment(MemberAction.Remove),
        "NotLoggedIfNullAttribute" => new MemberTreatment(MemberAction.OmitNull),
        "NotLoggedIfDefaultAttribute" => new MemberTreatment(MemberAction.OmitDefault),
        "LogMaskedAttribute" => Mask(attribute),
        "LogReplacedAttribute" => Substitute(attribute),
        "DataClassificationAttribute" or "PersonalDataAttribute" or "ProtectedPersonalDataAttribute"
            or "SensitiveDataAttribute" or "CreditCardAttribute" => Redacted,
        "DataTypeAttribute" => Argument(attribute, 0) is DataTypePassword or DataTypeCreditCard ? Redacted : null,
        "PasswordPropertyTextAttribute" => Argument(attribute, 0) is true ? Redacted : null,
        _ => null,
    };

    static MemberTreatment Redact(CustomAttributeData attribute)
    {
        if (Argument(attribute, 0) is not int number || !Enum.IsDefined((RedactionStrategy)number))
            return Redacted;
        return (RedactionStrategy)number switch
        {
            RedactionStrategy.Off => new MemberTreatment(MemberAction.Keep),
            RedactionStrategy.Remove => new MemberTreatment(MemberAction.Remove),
            var strategy => new MemberTreatment(MemberAction.Redact) { Strategy = strategy },
        };
    }

    static MemberTreatment Mask(CustomAttributeData attribute) => new(MemberAction.Mask)
    {
        Mask = Named(attribute, "Text") as string ?? "***",
        ShowFirst = Named(attribute, "ShowFirst") as int? ?? 0,
        ShowLast = Named(attribute, "ShowLast") as int? ?? 0,
    };

    static MemberTreatment Substitute(CustomAttributeData attribute) => new(MemberAction.Substitute)
    {
        Pattern = PatternOf(
            Argument(attribute, 0) as string, (RegexOptions)(Named(attribute, "Options") as int? ?? 0)),
        Replacement = Argument(attribute, 1) as string ?? "",
    };

    /// <summary>Null for what is no pattern.</summary>
    static Regex? PatternOf(string? pattern, RegexOptions options)
    {
        if (pattern is null)
            return null;
        try
        {
            return new Regex(pattern, options | RegexOptions.CultureInvariant, PatternLimit);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    static object? Argument(CustomAttributeData attribute, int index) =>
        index < attribute.ConstructorArguments.Count ? Number(attribute.ConstructorArguments[index].Value) : null;

    static object? Named(CustomAttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (string.Equals(argument.MemberName, name, StringComparison.Ordinal))
                return Number(argument.TypedValue.Value);
        }

        return null;
    }

    // Enums come as numbers of any size.
    static object? Number(object? value) => value is sbyte or byte or short or ushort or uint
        ? Convert.ToInt32(value, CultureInfo.InvariantCulture)
        : value;
}
