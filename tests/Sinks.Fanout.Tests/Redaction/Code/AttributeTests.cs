// SPDX-License-Identifier: Apache-2.0
using System.Collections;
using Serilog.Events;

namespace Sinks.Fanout.Tests.Redaction.Code;

public sealed class AttributeTests
{
    const string Secret = "violet-otter-77";

    interface INoted
    {
        [Redact]
        string Note { get; }
    }

    public static TheoryData<object> Owners =>
    [
        new OfProperty { Note = Secret },
        new OfParameter(Secret),
        new OfField(Secret),
        new OfBackingField { Note = Secret },
        new OfInterface { Note = Secret },
        new OfOverride { Note = Secret },
        new OfGeneric<string> { Note = Secret },
        new OfStruct { Note = Secret },
        new Derived { Note = Secret },
        new PrimaryConstructor(Secret),
        new Whole { Note = Secret },
        new DerivedFromWhole { Note = Secret },
    ];

    [Theory]
    [MemberData(nameof(Owners))]
    public void Wherever_the_attribute_stands_the_member_is_taken_for_every_sink(object owner)
    {
        Marked.Printed(owner).ShouldContain(Marked.Taken);
        Marked.Printed(owner).ShouldNotContain(Secret);
        Marked.Sent(owner).ShouldContain(Marked.Taken);
        Marked.Sent(owner).ShouldNotContain(Secret);
    }

    [Fact]
    public void The_other_members_stay_with_type_and_order()
    {
        Marked.Printed(new Order { Id = 7, Pickup = Secret, Tags = ["a"] })
            .ShouldBe($$"""Order { Id: 7, Pickup: {{Marked.Taken}}, Tags: ["a"], Next: null }""");
        Marked.Printed(new Order()).ShouldBe("Order { Id: 0, Pickup: null, Tags: null, Next: null }");
    }

    [Fact]
    public void Members_of_members_are_taken_at_any_depth_and_in_collections()
    {
        var inner = new Order { Pickup = Secret };
        var byName = new Dictionary<string, Order> { ["a"] = inner };
        var outer = new { Orders = new List<Order> { inner }, ByName = byName };
        foreach (var value in new object[] { new Order { Next = inner }, outer, new[] { inner }, (inner, 1) })
        {
            Marked.Printed(value).ShouldContain(Marked.Taken);
            Marked.Printed(value).ShouldNotContain(Secret);
        }
    }

    [Fact]
    public void A_member_of_any_type_is_taken_whole()
    {
        var sent = Marked.Sent(new Mixed());
        sent.ShouldBe($$"""{"Number":"{{Marked.Taken}}","Flag":"{{Marked.Taken}}","List":"{{Marked.Taken}}"}""");
    }

    [Fact]
    public void Types_without_attributes_are_left_to_Serilog()
    {
        var value = new { Name = "bob", Inner = new { Age = 7 } };
        Marked.Printed(value).ShouldBe("""{ Name: "bob", Inner: { Age: 7 } }""");
        MarkedType.Of(typeof(string)).ShouldBeNull();
        MarkedType.Of(typeof(Uri)).ShouldBeNull();
    }

    [Fact]
    public void A_collection_with_an_attribute_inside_is_still_read_element_by_element() =>
        Marked.Printed(new Basket()).ShouldBe("[1, 2]");

    [Fact]
    public void A_member_that_throws_costs_itself_alone()
    {
        var printed = Marked.Printed(new Throwing());
        printed.ShouldContain("InvalidOperationException");
        printed.ShouldContain("Name: \"bob\"");
        printed.ShouldNotContain(Secret);
    }

    [Fact]
    public void Strategies_that_leave_nothing_are_done_at_once_and_off_means_kept()
    {
        Marked.Printed(new Various { Gone = Secret, Kept = "seen" }).ShouldBe("""Various { Kept: "seen" }""");
        Redactor.Default.Redact("Value", Marked.Captured(new Various { Gone = Secret, Kept = "seen" }))
            .ToString(null, null).ShouldBe("""Various { Kept: "seen" }""");
    }

    [Fact]
    public void What_stands_for_the_value_has_no_public_member_that_gives_it()
    {
        var scalar = ((StructureValue)Marked.Captured(new Order { Pickup = Secret })).Properties
            .Single(static member => member.Name is "Pickup").Value.ShouldBeOfType<ScalarValue>();
        scalar.Value!.ToString().ShouldBe(Marked.Taken);
        scalar.Value.GetType().GetProperties().ShouldBeEmpty();
        scalar.Value.GetType().GetFields().ShouldBeEmpty();
        System.Text.Json.JsonSerializer.Serialize(scalar.Value).ShouldBe("{}");
    }

    [Fact]
    public async Task A_backend_and_a_breadcrumb_get_the_marker()
    {
        var sink = new Foreign.CollectingSink();
        await using var host = FanoutHost.FromCode(f => f.Sink("other", to => to.Sink(sink)));
        host.Logger.Write(Marked.Event("Cannot ship {@Order}", new Order { Pickup = Secret }));
        var status = await host.SettleAsync();
        sink.Single.RenderMessage().ShouldContain($"Pickup: \"{Marked.Taken}\"");
        status.ShouldBalance();
    }

    [Fact]
    public void A_report_heeds_attributes_by_itself()
    {
        var members = PayloadReader.Read(new Order { Id = 7, Pickup = Secret });
        members["Pickup"].ToString(null, null).ShouldBe(Marked.Taken);
        members["Id"].ShouldBe(new ScalarValue(7));
        PayloadReader.Read(new Whole { Note = Secret }).ShouldHaveSingleItem().Value.ToString(null, null)
            .ShouldBe(Marked.Taken);
    }

    sealed class OfProperty
    {
        [Redact]
        public string? Note { get; init; }
    }

    sealed record OfParameter([Redact] string Note);

    sealed class OfField(string note)
    {
        [Redact]
        readonly string _note = note;

        public string Note => _note;
    }

    sealed class OfBackingField
    {
        [field: Redact]
        public string? Note { get; init; }
    }

    sealed class OfInterface : INoted
    {
        public string Note { get; init; } = "";
    }

    class Virtual
    {
        [Redact]
        public virtual string? Note { get; init; }
    }

    sealed class OfOverride : Virtual
    {
        public override string? Note { get; init; }
    }

    sealed class Derived : Virtual;

    sealed class OfGeneric<T>
    {
        [Redact]
        public T? Note { get; init; }
    }

    readonly struct OfStruct
    {
        [Redact]
        public string? Note { get; init; }
    }

    sealed class PrimaryConstructor([Redact] string note)
    {
        public string Note => note;
    }

    [Redact]
    class Whole
    {
        public string? Note { get; init; }
    }

    sealed class DerivedFromWhole : Whole;

    sealed class Order
    {
        public int Id { get; init; }

        [Redact]
        public string? Pickup { get; init; }

        public List<string>? Tags { get; init; }

        public Order? Next { get; init; }
    }

    sealed class Mixed
    {
        [Redact]
        public int Number { get; } = 4711;

        [Redact]
        public bool Flag { get; } = true;

        [Redact]
        public List<string> List { get; } = ["a"];
    }

    sealed class Basket : IEnumerable<int>
    {
        [Redact]
        public string Note { get; } = Secret;

        public IEnumerator<int> GetEnumerator() => new List<int> { 1, 2 }.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    sealed class Throwing
    {
        public string Name { get; } = "bob";

        [Redact]
        public string Note => throw new InvalidOperationException(Secret + Name);
    }

    sealed class Various
    {
        [Redact(RedactionStrategy.Remove)]
        public string? Gone { get; init; }

        [Redact(RedactionStrategy.Off)]
        public string? Kept { get; init; }
    }
}
