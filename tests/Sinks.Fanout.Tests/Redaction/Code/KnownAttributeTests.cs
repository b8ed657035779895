// SPDX-License-Identifier: Apache-2.0
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Sinks.Fanout.Tests.Redaction.Code;

/// <summary>The attributes people already use are known by their names: those below are of no package.</summary>
public sealed class KnownAttributeTests
{
    const string Secret = "violet-otter-77";

    public static TheoryData<object> Taken =>
    [
        new Personal { Value = Secret },
        new ProtectedPersonal { Value = Secret },
        new Password { Value = Secret },
        new Card { Value = Secret },
        new ValidatedCard { Value = Secret },
        new PasswordText { Value = Secret },
        new Classified { Value = Secret },
        new ClassifiedType { Value = Secret },
        new Sensitive { Value = Secret },
        new Masked { Value = Secret },
        new MaskedTooLittle { Value = Secret },
        new BrokenPattern { Value = Secret },
    ];

    public static TheoryData<object> Kept =>
    [
        new Address { Value = Secret },
        new PlainText { Value = Secret },
        new Unclassified { Value = Secret },
        new Ignored { Value = Secret },
    ];

    [Theory]
    [MemberData(nameof(Taken))]
    public void Attributes_that_say_secret_are_heeded(object owner)
    {
        Marked.Printed(owner).ShouldContain("[redacted:");
        Marked.Printed(owner).ShouldNotContain("otter");
    }

    /// <summary>What is left out of one document (JsonIgnore) is no secret by that.</summary>
    [Theory]
    [MemberData(nameof(Kept))]
    public void Attributes_that_say_something_else_are_not(object owner) =>
        Marked.Printed(owner).ShouldContain(Secret);

    [Fact]
    public void Attributes_that_say_not_to_log_leave_the_member_out()
    {
        Marked.Printed(new Unlogged { Value = Secret }).ShouldBe("""Unlogged { Name: "bob" }""");
        Marked.Printed(new Unlogged2 { Value = Secret }).ShouldBe("""Unlogged2 { Name: "bob" }""");
    }

    [Fact]
    public void Attributes_that_leave_out_nothing_but_nothings_do_so()
    {
        Marked.Printed(new Optional()).ShouldBe("Optional {  }");
        Marked.Printed(new Optional { Text = "a", Number = 5, Time = Some.Time.UtcDateTime })
            .ShouldContain("""Text: "a", Number: 5, Time: """);
    }

    [Fact]
    public void A_mask_keeps_what_it_says_of_a_long_value() =>
        Marked.Printed(new Masked { Value = "abcdefghijklmnopqrstuvwxyz" }).ShouldBe("""Masked { Value: "ab***yz" }""");

    [Fact]
    public void A_pattern_replaces_what_it_matches() =>
        Marked.Printed(new Patterned { Value = "id 12-345" }).ShouldBe("""Patterned { Value: "id ##" }""");

    [Fact]
    public void Of_several_attributes_the_strictest_counts() =>
        Marked.Printed(new Both { Value = Secret }).ShouldBe("Both {  }");

    sealed class Personal
    {
        [PersonalData]
        public string? Value { get; init; }
    }

    sealed class ProtectedPersonal
    {
        [ProtectedPersonalData]
        public string? Value { get; init; }
    }

    sealed class Password
    {
        [DataType(DataType.Password)]
        public string? Value { get; init; }
    }

    sealed class Card
    {
        [DataType(DataType.CreditCard)]
        public string? Value { get; init; }
    }

    sealed class ValidatedCard
    {
        [CreditCard]
        public string? Value { get; init; }
    }

    sealed class PasswordText
    {
        [PasswordPropertyText(true)]
        public string? Value { get; init; }
    }

    sealed class Classified
    {
        [PrivateData]
        public string? Value { get; init; }
    }

    [PrivateData]
    sealed class ClassifiedType
    {
        public string? Value { get; init; }
    }

    sealed class Sensitive
    {
        [SensitiveData]
        public string? Value { get; init; }
    }

    sealed class Masked
    {
        [LogMasked(ShowFirst = 2, ShowLast = 2)]
        public string? Value { get; init; }
    }

    sealed class MaskedTooLittle
    {
        [LogMasked(ShowFirst = 10, ShowLast = 4)]
        public string? Value { get; init; }
    }

    sealed class Patterned
    {
        [LogReplaced("[0-9]+-[0-9]+", "##")]
        public string? Value { get; init; }
    }

    sealed class BrokenPattern
    {
        [LogReplaced("(", "")]
        public string? Value { get; init; }
    }

    sealed class Address
    {
        [DataType(DataType.Html)]
        public string? Value { get; init; }
    }

    sealed class PlainText
    {
        [PasswordPropertyText(false)]
        public string? Value { get; init; }
    }

    sealed class Unclassified
    {
        [NoDataClassification]
        public string? Value { get; init; }
    }

    sealed class Ignored
    {
        [JsonIgnore]
        public string? Value { get; init; }
    }

    sealed class Unlogged
    {
        public string Name { get; } = "bob";

        [NotLogged]
        public string? Value { get; init; }
    }

    sealed class Unlogged2
    {
        public string Name { get; } = "bob";

        [LogPropertyIgnore]
        public string? Value { get; init; }
    }

    sealed class Optional
    {
        [NotLoggedIfNull]
        public string? Text { get; init; }

        [NotLoggedIfDefault]
        public int Number { get; init; }

        [NotLoggedIfDefault]
        public DateTime Time { get; init; }
    }

    sealed class Both
    {
        [NotLogged]
        [PersonalData]
        public string? Value { get; init; }
    }

    [AttributeUsage(AttributeTargets.Property)]
    class PersonalDataAttribute : Attribute;

    sealed class ProtectedPersonalDataAttribute : PersonalDataAttribute;

    [AttributeUsage(AttributeTargets.Property)]
    sealed class SensitiveDataAttribute : Attribute;

    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
    class DataClassificationAttribute : Attribute;

    sealed class PrivateDataAttribute : DataClassificationAttribute;

    sealed class NoDataClassificationAttribute : DataClassificationAttribute;

    [AttributeUsage(AttributeTargets.Property)]
    sealed class NotLoggedAttribute : Attribute;

    [AttributeUsage(AttributeTargets.Property)]
    sealed class LogPropertyIgnoreAttribute : Attribute;

    [AttributeUsage(AttributeTargets.Property)]
    sealed class NotLoggedIfNullAttribute : Attribute;

    [AttributeUsage(AttributeTargets.Property)]
    sealed class NotLoggedIfDefaultAttribute : Attribute;

    [AttributeUsage(AttributeTargets.Property)]
    sealed class LogMaskedAttribute : Attribute
    {
        public int ShowFirst { get; set; }

        public int ShowLast { get; set; }
    }

    [AttributeUsage(AttributeTargets.Property)]
    sealed class LogReplacedAttribute(string pattern, string replacement) : Attribute
    {
        public string Pattern { get; } = pattern;

        public string Replacement { get; } = replacement;

        public RegexOptions Options { get; set; }
    }
}
