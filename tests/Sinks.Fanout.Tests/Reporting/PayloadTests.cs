// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Serilog.Events;

namespace Sinks.Fanout.Tests.Reporting;

public class PayloadTests
{
    [Fact]
    public async Task The_properties_of_an_object_become_the_properties_of_the_event()
    {
        await using var bench = new ReportBench();
        (await bench.RenderedAsync(new { File = "a.md", Size = 12, Took = TimeSpan.FromSeconds(2), Ok = true }))
            .ShouldBe("File: \"a.md\"; Ok: True; Size: 12; Took: 00:00:02");
    }

    [Fact]
    public async Task Nested_objects_and_lists_keep_their_shape()
    {
        await using var bench = new ReportBench();
        (await bench.RenderedAsync(new { Order = new Order(7, [new Line("a"), new Line("b")]) }))
            .ShouldBe("Order: Order { Id: 7, Lines: [Line { Sku: \"a\" }, Line { Sku: \"b\" }] }");
    }

    [Fact]
    public async Task The_entries_of_a_dictionary_become_the_properties_of_the_event()
    {
        await using var bench = new ReportBench();
        var payload = new Dictionary<string, object?> { ["Count"] = 3, ["Order"] = new Line("a"), [""] = 1 };
        (await bench.RenderedAsync(payload)).ShouldBe("Count: 3; Order: Line { Sku: \"a\" }");
    }

    [Fact]
    public async Task A_dictionary_of_another_type_is_read_alike()
    {
        await using var bench = new ReportBench();
        (await bench.RenderedAsync(new SortedDictionary<string, int> { ["a"] = 1, ["b"] = 2 })).ShouldBe("a: 1; b: 2");
    }

    [Theory]
    [InlineData("text", "Payload: \"text\"")]
    [InlineData(7, "Payload: 7")]
    [InlineData(null, "")]
    public async Task What_has_no_properties_is_one(object? payload, string rendered)
    {
        await using var bench = new ReportBench();
        (await bench.RenderedAsync(payload)).ShouldBe(rendered);
    }

    [Fact]
    public async Task A_list_is_one_property()
    {
        await using var bench = new ReportBench();
        (await bench.RenderedAsync(new List<int> { 1, 2 })).ShouldBe("Payload: [1, 2]");
    }

    [Fact]
    public async Task A_property_that_throws_costs_itself_alone_at_any_depth()
    {
        await using var bench = new ReportBench();
        (await bench.RenderedAsync(new { Good = 1, Bad = new Throwing(), Lazy = Endless(throwAt: 3) }))
            .ShouldBe("Bad: Throwing { Fine: 1, Value: \"[unreadable]\" }; Good: 1; Lazy: \"[unreadable]\"");
    }

    [Fact]
    public async Task What_has_no_end_is_cut()
    {
        var cycle = new Node();
        cycle.Next = cycle;
        cycle.All = [.. Enumerable.Repeat(cycle, 50)];
        await using var bench = new ReportBench();
        var logEvent = await bench.ArrivedAsync(new
        {
            Endless = Endless(throwAt: int.MaxValue),
            Text = new string('x', 10_000_000),
            Cycle = cycle,
            Rest = new Line("x"),
        });
        ((SequenceValue)logEvent.Properties["Endless"]).Elements.Count.ShouldBeLessThanOrEqualTo(101);
        logEvent.TextOf("Rest").ShouldBe("\"[too large]\"");
        logEvent.Properties.Values.Sum(value => value.ToString(null, CultureInfo.InvariantCulture).Length)
            .ShouldBeLessThan(200_000);
    }

    [Fact]
    public void An_object_that_holds_itself_fifty_times_is_read_a_thousand_times_at_most()
    {
        var cycle = new Node();
        cycle.All = [.. Enumerable.Repeat(cycle, 50)];
        PayloadReader.Read(cycle);
        cycle.Reads.ShouldBeInRange(2, 1000);
    }

    [Fact]
    public async Task A_payload_of_ten_thousand_entries_is_cut()
    {
        await using var bench = new ReportBench();
        var many = Enumerable.Range(0, 10_000).ToDictionary(i => $"key{i}", i => (object?)i);
        (await bench.ArrivedAsync(many)).Properties.Count.ShouldBe(101);
    }

    [Fact]
    public async Task What_waits_when_it_is_read_is_named_and_not_read()
    {
        await using var bench = new ReportBench();
        var never = new TaskCompletionSource<int>().Task;
        var payload = new
        {
            A = never,
            B = new ValueTask<int>(never),
            C = new Lazy<int>(static () => throw new InvalidOperationException("was made")),
            D = CancellationToken.None,
            E = new[] { never },
            F = default(ValueTask),
            G = LaterAsync(never),
            H = new LazyLine(),
        };
        (await bench.RenderedAsync(payload)).ShouldBe(
            "A: \"[Task]\"; B: \"[ValueTask]\"; C: \"[Lazy]\"; D: \"[CancellationToken]\"; "
            + "E: [\"[Task]\"]; F: \"[ValueTask]\"; G: \"[Task]\"; H: \"[Lazy]\"");
        await using var whole = new ReportBench();
        (await whole.RenderedAsync(LaterAsync(never))).ShouldBe("Payload: \"[Task]\"");
    }

    [Fact]
    public async Task Secrets_are_redacted_as_in_any_event()
    {
        await using var bench = new ReportBench();
        var payload = new { Password = "s3cr3t", Login = new { ApiKey = "s3cr3t" }, Note = "password=s3cr3t" };
        (await bench.RenderedAsync(payload)).ShouldNotContain("s3cr3t");
    }

    [Fact]
    public async Task A_secret_where_a_long_text_is_cut_is_not_halved()
    {
        const string token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0T";
        await using var bench = new ReportBench();
        var text = new string('x', TextLimit.MaxLength - 20) + " " + token;
        (await bench.RenderedAsync(new { Note = text.Insert(100, " ") })).ShouldNotContain("eyJ");
    }

    static async Task<int> LaterAsync(Task<int> task) => await task;

    static IEnumerable<int> Endless(int throwAt)
    {
        for (var i = 0; ; i++)
            yield return i == throwAt ? throw new InvalidOperationException() : i;
    }

    sealed record Order(int Id, IReadOnlyList<Line> Lines);

    sealed record Line(string Sku);

    sealed class LazyLine() : Lazy<Line>(static () => throw new InvalidOperationException("was made"));

    sealed class Throwing
    {
        public int Fine { get; } = 1;

        public int Value => Fine > 0 ? throw new InvalidOperationException("s3cr3t") : 0;
    }

    sealed class Node
    {
        public int Reads;

        public Node? Next { get; set; }

        public IReadOnlyList<Node> All
        {
            get
            {
                Reads++;
                return field;
            }
            set;
        } = [];
    }
}
