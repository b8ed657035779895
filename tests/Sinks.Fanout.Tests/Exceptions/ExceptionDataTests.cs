// SPDX-License-Identifier: Apache-2.0
using System.Collections;
using System.Globalization;
using System.Reflection;
using Shop;

namespace Sinks.Fanout.Tests.Exceptions;

public class ExceptionDataTests
{
    [Theory]
    [InlineData("text", FanoutValueKind.Text, "text")]
    [InlineData('c', FanoutValueKind.Text, "c")]
    [InlineData(true, FanoutValueKind.Boolean, "true")]
    [InlineData((byte)7, FanoutValueKind.Integer, "7")]
    [InlineData(-7L, FanoutValueKind.Integer, "-7")]
    [InlineData(ulong.MaxValue, FanoutValueKind.Decimal, "18446744073709551615")]
    [InlineData(1.5f, FanoutValueKind.Double, "1.5")]
    [InlineData(double.NaN, FanoutValueKind.Double, "NaN")]
    [InlineData(DayOfWeek.Friday, FanoutValueKind.Text, "Friday")]
    [InlineData(null, FanoutValueKind.Null, "")]
    public void Scalars_keep_their_type(object? value, FanoutValueKind kind, string text) =>
        Single("entry", value).ShouldBe(("entry", kind, text));

    [Fact]
    public void Times_and_numbers_keep_their_type()
    {
        var time = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2));
        Single("entry", time).Kind.ShouldBe(FanoutValueKind.Timestamp);
        Single("entry", time.UtcDateTime).Text.ShouldBe("2026-01-02T01:04:05.0000000+00:00");
        Single("entry", DateTime.MinValue).ShouldBe(("entry", FanoutValueKind.Text, "0001-01-01T00:00:00.0000000"));
        Single("entry", DateTime.MaxValue.ToUniversalTime()).Kind.ShouldBe(FanoutValueKind.Text);
        Single("entry", TimeSpan.FromSeconds(1)).ShouldBe(("entry", FanoutValueKind.Duration, "00:00:01"));
        Single("entry", 1.50m).ShouldBe(("entry", FanoutValueKind.Decimal, "1.50"));
        Single("entry", Guid.Empty).Text.ShouldBe("00000000-0000-0000-0000-000000000000");
    }

    [Fact]
    public void An_exception_becomes_type_and_message_even_when_it_is_inside_itself()
    {
        var exception = new TimeoutException("outer", new InvalidOperationException("inner"));
        typeof(Exception).GetField("_innerException", BindingFlags.Instance | BindingFlags.NonPublic)!
            .SetValue(exception.InnerException, exception);

        Single("entry", exception).ShouldBe(("entry", FanoutValueKind.Text, "System.TimeoutException: outer"));
    }

    [Fact]
    public void Strangers_become_text()
    {
        Single("entry", new Uri("https://a.example/")).ShouldBe(("entry", FanoutValueKind.Text, "https://a.example/"));
        Single("entry", new Int128(1, 0)).ShouldBe(("entry", FanoutValueKind.Text, "18446744073709551616"));
        Single("entry", new Throwing()).ShouldBe(("entry", FanoutValueKind.Text, "[unreadable]"));
        Single("entry", new Mute()).ShouldBe(("entry", FanoutValueKind.Null, ""));
    }

    [Fact]
    public void Keys_become_text()
    {
        Single(42, 1).Name.ShouldBe("42");
        Single(new Throwing(), 1).Name.ShouldBe("[unreadable]");
        Single(new HostileException(), 1).Name.ShouldBe("Shop.HostileException: [unreadable]");
        Single(new Mute(), 1).Name.ShouldBe("");
    }

    [Fact]
    public void Names_are_distinct()
    {
        var exception = new InvalidOperationException { Data = { ["1"] = "first", [1] = "second" } };
        var data = Caught.Reader.Read(exception).Data;
        data.Select(entry => entry.Name).ShouldBe(["1"]);
        exception.Data.Count.ShouldBe(2);
    }

    [Fact]
    public void Entries_after_the_fiftieth_are_left_out()
    {
        var exception = new InvalidOperationException();
        for (var i = 0; i < 60; i++)
            exception.Data[i.ToString(CultureInfo.InvariantCulture)] = i;
        Caught.Reader.Read(exception).Data.Count.ShouldBe(50);
    }

    [Fact]
    public void What_was_read_before_the_data_changed_is_kept()
    {
        var exception = new InvalidOperationException();
        exception.Data["first"] = 1;
        exception.Data["changes"] = new Changing(() => exception.Data["late"] = 3);
        exception.Data["never reached"] = 2;
        Caught.Reader.Read(exception).Data.Select(entry => entry.Name).ShouldBe(["first", "changes"]);
    }

    [Fact]
    public void A_dictionary_of_null_or_of_a_stranger_does_no_harm()
    {
        Caught.Reader.Read(new WithData(null)).Data.ShouldBeEmpty();
        Caught.Reader.Read(new WithData(new Hashtable { ["a"] = 1 })).Data.Single().Name.ShouldBe("a");
    }

    static (string Name, FanoutValueKind Kind, string Text) Single(object key, object? value)
    {
        var exception = new WithData(new Hashtable { [key] = value });
        var entry = Caught.Reader.Read(exception).Data.Single();
        return (entry.Name, entry.Value.Kind, entry.Value.ToString());
    }

    sealed class WithData(IDictionary? data) : Exception
    {
        public override IDictionary Data { get; } = data!;
    }

    sealed class Throwing
    {
        public override string ToString() => throw new NotSupportedException();
    }

    sealed class Mute
    {
        public override string? ToString() => null;
    }

    sealed class Changing(Action change)
    {
        public override string ToString()
        {
            change();
            return "changed";
        }
    }
}
