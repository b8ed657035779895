// SPDX-License-Identifier: Apache-2.0
using System.Text;
using System.Text.Json;

namespace Sinks.Fanout.Tests.Events;

public class FanoutValueTests
{
    static readonly DateTimeOffset Time = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.FromHours(2));

    public static TheoryData<FanoutValue, string, string> Values => new()
    {
        { default, "null", "" },
        { FanoutValue.From((string?)null), "null", "" },
        { FanoutValue.From(""), "\"\"", "" },
        { FanoutValue.From("a\"b\n"), "\"a\\\"b\\n\"", "a\"b\n" },
        { FanoutValue.From(true), "true", "true" },
        { FanoutValue.From(false), "false", "false" },
        { FanoutValue.From(long.MinValue), "-9223372036854775808", "-9223372036854775808" },
        { FanoutValue.From(0.1), "0.1", "0.1" },
        { FanoutValue.From(1e300), "1E+300", "1E+300" },
        { FanoutValue.From(double.NaN), "\"NaN\"", "NaN" },
        { FanoutValue.From(double.NegativeInfinity), "\"-Infinity\"", "-Infinity" },
        {
            FanoutValue.From(79228162514264337593543950335m),
            "79228162514264337593543950335",
            "79228162514264337593543950335"
        },
        { FanoutValue.From(1.50m), "1.50", "1.50" },
        { FanoutValue.From(Time), "\"2026-01-02T03:04:05.678+02:00\"", "2026-01-02T03:04:05.6780000+02:00" },
        { FanoutValue.From(TimeSpan.FromSeconds(-90.5)), "\"-00:01:30.5000000\"", "-00:01:30.5000000" },
        { FanoutValue.From(TimeSpan.FromDays(3)), "\"3.00:00:00\"", "3.00:00:00" },
        { FanoutValue.From([FanoutValue.From(1L), default]), "[1,null]", "[1,null]" },
        { FanoutValue.From(Array.Empty<FanoutValue>()), "[]", "[]" },
        { FanoutValue.From(new FanoutProperties([new("a", FanoutValue.From("x"))])), "{\"a\":\"x\"}", "{\"a\":\"x\"}" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Each_shape_has_its_json_and_its_text(FanoutValue value, string json, string text)
    {
        Json(value.WriteTo).ShouldBe(json);
        value.ToString().ShouldBe(text);
    }

    [Fact]
    public void Reading_a_value_as_another_shape_gives_nothing()
    {
        FanoutValue[] all =
        [
            default, FanoutValue.From("a"), FanoutValue.From(true), FanoutValue.From(1L), FanoutValue.From(1.5),
            FanoutValue.From(1.5m), FanoutValue.From(Time), FanoutValue.From(TimeSpan.FromSeconds(1)),
            FanoutValue.From([FanoutValue.From(1L)]), FanoutValue.From(new FanoutProperties([new("a", default)])),
        ];
        all.Select(value => value.Kind).ShouldBe(Enum.GetValues<FanoutValueKind>(), ignoreOrder: true);
        all.Count(value => value.IsNull).ShouldBe(1);
        all.Count(value => value.AsText() is not null).ShouldBe(1);
        all.Count(value => value.AsBoolean()).ShouldBe(1);
        all.Count(value => value.AsInteger() != 0).ShouldBe(1);
        all.Count(value => value.AsDouble() != 0).ShouldBe(1);
        all.Count(value => value.AsDecimal() != 0).ShouldBe(1);
        all.Count(value => value.AsTimestamp() != default).ShouldBe(1);
        all.Count(value => value.AsDuration() != TimeSpan.Zero).ShouldBe(1);
        all.Count(value => value.AsSequence().Count != 0).ShouldBe(1);
        all.Count(value => value.AsStructure().Count != 0).ShouldBe(1);
    }

    [Fact]
    public void Values_are_equal_by_shape_and_content()
    {
        FanoutValue.From("a").ShouldBe(FanoutValue.From("a"));
        (FanoutValue.From(1L) == FanoutValue.From(1L)).ShouldBeTrue();
        (FanoutValue.From(1L) != FanoutValue.From(1m)).ShouldBeTrue();
        FanoutValue.From(1L).Equals(FanoutValue.From(true)).ShouldBeFalse();
        FanoutValue.From(1m).GetHashCode().ShouldBe(FanoutValue.From(1m).GetHashCode());
    }

    [Fact]
    public void Properties_keep_their_order_and_are_looked_up_in_exact_case()
    {
        var properties = new FanoutProperties([new("b", FanoutValue.From(1L)), new("A", FanoutValue.From(2L))]);
        Json(properties.WriteTo).ShouldBe("{\"b\":1,\"A\":2}");
        properties.Select(property => property.Name).ShouldBe(["b", "A"]);
        properties.TryGetValue("A", out var value).ShouldBeTrue();
        value.AsInteger().ShouldBe(2);
        properties.TryGetValue("a", out value).ShouldBeFalse();
        value.IsNull.ShouldBeTrue();
        properties.AsSpan().Length.ShouldBe(2);
    }

    static string Json(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, FanoutJson.WriterOptions))
            write(writer);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
