// SPDX-License-Identifier: Apache-2.0
using System.Collections;
using Microsoft.Extensions.Logging;
using Sinks.Faces.Tests.Contexts;
using PairList = System.Collections.Generic.List<System.Collections.Generic.KeyValuePair<string, object?>>;

namespace Sinks.Faces.Tests.Mel;

/// <summary>What a call is given is read before it returns, whatever it is and whatever it does.</summary>
public sealed class StateTests : IAsyncDisposable
{
    const string Format = "{OriginalFormat}";

    readonly LoggerRig _rig = new();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task A_state_that_is_pooled_arrives_as_it_was()
    {
        PairList pooled = [new("File", "a.md"), new(Format, "Cannot convert {File}")];
        Log(pooled);
        pooled[0] = new("File", "b.md");
        pooled.RemoveAt(1);
        (await _rig.OneAsync()).Message.ShouldBe("Cannot convert a.md");
    }

    [Fact]
    public async Task Values_that_change_after_the_call_arrive_as_they_were()
    {
        var files = new List<string> { "a.md" };
        var pages = new[] { 1, 2 };
        var job = new Job { Name = "before" };
        var text = new Text("before");
        _rig.Logger.LogError("{Files} {Pages} {@Job} {Text}", files, pages, job, text);
        files.Add("b.md");
        pages[0] = 9;
        job.Name = "after";
        text.Value = "after";
        var seen = await _rig.OneAsync();
        seen.Value("Files").AsSequence().Count.ShouldBe(1);
        seen.Value("Pages").AsSequence()[0].ShouldBe(FanoutValue.From(1));
        seen.Value("Job").AsStructure().Single().Value.ToString().ShouldBe("before");
        seen.Value("Text").ToString().ShouldBe("before");
    }

    [Fact]
    public async Task A_text_is_the_whole_message_and_its_braces_are_no_holes()
    {
        _rig.Logger.Log(LogLevel.Error, default, "a {text} with {braces}", null, static (state, _) => state);
        var seen = await _rig.OneAsync();
        seen.Message.ShouldBe("a {text} with {braces}");
        seen.Properties.Count.ShouldBe(0);
    }

    [Fact]
    public async Task An_exception_as_state_is_said_by_its_formatter()
    {
        var state = new IOException("disk");
        _rig.Logger.Log(LogLevel.Error, default, state, state, static (failure, _) => failure.Message);
        var seen = await _rig.OneAsync();
        seen.Message.ShouldBe("disk");
        seen.Exception!.Type.ShouldBe("System.IO.IOException");
    }

    [Fact]
    public async Task Objects_and_numbers_as_states_are_said_by_their_formatter()
    {
        _rig.Logger.Log(LogLevel.Error, default, new { File = "a.md" }, null, static (state, _) => $"file {state.File}");
        _rig.Logger.Log(LogLevel.Error, default, 42, null, static (state, _) => $"number {state}");
        (await _rig.ArrivedAsync()).Select(static seen => seen.Message).ShouldBe(["file a.md", "number 42"]);
    }

    [Fact]
    public async Task Pairs_without_a_template_are_properties_of_the_formatted_message()
    {
        _rig.Logger.Log(
            LogLevel.Error,
            default,
            new Dictionary<string, object?> { ["File"] = "a.md", ["Pages"] = 3 },
            null,
            static (state, _) => $"{state.Count} pairs");
        var seen = await _rig.OneAsync();
        seen.Message.ShouldBe("2 pairs");
        seen.Value("Pages").ShouldBe(FanoutValue.From(3));
    }

    [Fact]
    public async Task A_template_that_is_not_the_last_of_the_pairs_is_found()
    {
        Log(new PairList { new(Format, "Cannot convert {File}"), new("File", "a.md") });
        (await _rig.OneAsync()).Message.ShouldBe("Cannot convert a.md");
    }

    [Fact]
    public async Task Without_a_formatter_or_without_a_state_the_event_arrives()
    {
        _rig.Logger.Log<object?>(LogLevel.Error, default, "a text", null, null!);
        _rig.Logger.Log<object?>(LogLevel.Error, default, null, null, static (_, _) => null!);
        _rig.Logger.Log<object?>(LogLevel.Error, default, null, null, null!);
        (await _rig.ArrivedAsync()).Select(static seen => seen.Message).ShouldBe(["a text", "", ""]);
    }

    [Fact]
    public async Task A_formatter_that_throws_costs_the_message_alone()
    {
        _rig.Logger.Log(
            LogLevel.Error,
            new EventId(7),
            "state",
            new IOException("disk"),
            static (_, _) => throw new InvalidOperationException("no"));
        var seen = await _rig.OneAsync();
        seen.Message.ShouldBe("[unreadable]");
        seen.Exception!.Message.ShouldBe("disk");
        seen.Value("EventId").ShouldBe(FanoutValue.From(7));
    }

    [Fact]
    public async Task Pairs_that_fail_end_where_they_do()
    {
        Log(new Liar());
        Log(Broken());
        var arrived = await _rig.ArrivedAsync();
        arrived.Count.ShouldBe(2);
        arrived.ShouldAllBe(static seen => seen.Value("P0").ToString() == "0" && seen.Message == "formatted");
    }

    [Fact]
    public async Task Pairs_without_end_are_cut()
    {
        Log(Endless());
        Log(Enumerable.Range(0, 10_000).Select(static i => KeyValuePair.Create($"P{i}", (object?)i)).ToList());
        var arrived = await _rig.ArrivedAsync();
        arrived.Count.ShouldBe(2);
        arrived.ShouldAllBe(static seen => seen.Properties.Count > 900 && seen.Properties.Count <= 1_001);
    }

    [Fact]
    public async Task A_sequence_without_end_is_cut()
    {
        _rig.Logger.LogError("{Endless} {Last}", Endless().Select(static pair => pair.Value), "last");
        var seen = await _rig.OneAsync();
        seen.Value("Endless").AsSequence().Count.ShouldBeInRange(1, 1_001);
        seen.Value("Last").ToString().ShouldBe("last");
    }

    [Fact]
    public async Task Names_nobody_can_write_are_left_out()
    {
        Log(new PairList { new(null!, 1), new("", 2), new(" ", 3), new("@", 4), new("Good", 5), new(Format, "{Good}") });
        var seen = await _rig.OneAsync();
        seen.Message.ShouldBe("5");
        seen.Properties.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_value_that_logs_while_it_is_read_has_both_events_reported()
    {
        _rig.Logger.LogError("outer {Value}", new Text("a text", () => _rig.Logger.LogError("inner {A}", 1)));
        (await _rig.ArrivedAsync()).Select(static seen => seen.Message).ShouldBe(["inner 1", "outer a text"]);
    }

    [Fact]
    public async Task Levels_that_are_none_are_not_logged()
    {
        Log(new PairList(), LogLevel.None);
        Log(new PairList(), (LogLevel)17);
        Log(new PairList(), (LogLevel)(-1));
        (await _rig.ArrivedAsync()).ShouldBeEmpty();
    }

    void Log(IEnumerable<KeyValuePair<string, object?>> state, LogLevel level = LogLevel.Error) =>
        _rig.Logger.Log(level, default, state, null, static (_, _) => "formatted");

    static IEnumerable<KeyValuePair<string, object?>> Broken()
    {
        yield return new("P0", 0);
        throw new InvalidOperationException("no more");
    }

    static IEnumerable<KeyValuePair<string, object?>> Endless()
    {
        for (var i = 0; ; i++)
            yield return new($"P{i}", i);
    }

    sealed class Job
    {
        public string Name { get; set; } = "";
    }

    sealed class Text(string value, Action? whenRead = null)
    {
        public string Value { get; set; } = value;

        public override string ToString()
        {
            whenRead?.Invoke();
            return Value;
        }
    }

    sealed class Liar : IReadOnlyList<KeyValuePair<string, object?>>
    {
        public int Count => int.MaxValue;

        public KeyValuePair<string, object?> this[int index] =>
            index < 3 ? new($"P{index}", index) : throw new ArgumentOutOfRangeException(nameof(index));

        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => throw new NotSupportedException();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
