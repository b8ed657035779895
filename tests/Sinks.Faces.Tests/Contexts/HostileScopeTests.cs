// SPDX-License-Identifier: Apache-2.0
using System.Collections;
using Microsoft.Extensions.Logging;

namespace Sinks.Faces.Tests.Contexts;

/// <summary>Scopes that throw, lie, never end or log themselves cost their own part of the event and no more.</summary>
public sealed class HostileScopeTests : IAsyncDisposable
{
    readonly LoggerRig _rig = new();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task One_whose_text_throws_is_lost_alone() =>
        (await LoggedInAsync(new Text(static () => throw new InvalidOperationException("no"))))
            .Scopes().ShouldHaveSingleItem().ShouldContain("InvalidOperationException");

    [Fact]
    public async Task One_without_a_text_costs_nothing() =>
        (await LoggedInAsync(new Text(static () => null!))).Message.ShouldBe("failed");

    [Fact]
    public async Task One_that_throws_while_it_is_read_keeps_what_it_said_before() =>
        (await LoggedInAsync(Pairs(fails: true))).Value("Said").ShouldBe(FanoutValue.From(1));

    [Fact]
    public async Task One_that_never_ends_is_cut()
    {
        var seen = await LoggedInAsync(Endless());
        seen.Value("P0").ShouldBe(FanoutValue.From(0));
        seen.Properties.Count.ShouldBeLessThanOrEqualTo(1_001);
    }

    [Fact]
    public async Task One_that_lies_about_its_length_ends_where_it_throws() =>
        (await LoggedInAsync(new Liar())).Value("P0").ShouldBe(FanoutValue.From(0));

    [Fact]
    public async Task One_that_logs_while_it_is_read_has_both_events_reported()
    {
        var isLogging = false;
        var scope = new Text(() =>
        {
            if (!isLogging)
            {
                isLogging = true;
                _rig.Logger.LogError("from inside the scope");
            }

            return "a scope that logs";
        });
        using (_rig.Logger.BeginScope(("UserId", "u-1")))
        using (_rig.Logger.BeginScope(scope))
            _rig.Logger.LogError("failed");
        var arrived = await _rig.ArrivedAsync();
        arrived.Select(static seen => seen.Message).ShouldBe(["from inside the scope", "failed"]);
        arrived.ShouldAllBe(static seen => seen.Context.UserId == "u-1");
        arrived.ShouldAllBe(static seen => seen.Scopes().Single() == "a scope that logs");
    }

    [Fact]
    public async Task Names_that_are_missing_or_empty_and_values_that_throw_leave_the_rest()
    {
        var seen = await LoggedInAsync(new KeyValuePair<string, object?>[]
        {
            new(null!, "nobody"), new("", "nobody"), new("UserId", new Text(static () => throw new IOException("no"))),
            new("$Step", new Text(static () => throw new IOException("no"))), new("Attempt", 3),
            new("TenantId", "acme"),
        });
        seen.Context.TenantId.ShouldBe("acme");
        seen.Value("Attempt").ShouldBe(FanoutValue.From(3));
        seen.Context.UserId.ShouldBeNull("a marker is no identity");
    }

    [Fact]
    public async Task Ten_thousand_scopes_are_bounded()
    {
        var begun = Enumerable.Range(0, 10_000).Select(i => _rig.Logger.BeginScope($"scope {i}")).ToList();
        _rig.Logger.LogError("failed");
        begun.Reverse();
        begun.ForEach(static scope => scope?.Dispose());
        (await _rig.OneAsync()).Scopes().Count.ShouldBeInRange(1, 1_000);
    }

    [Fact]
    public async Task Scopes_that_are_begun_without_end_are_read_no_more_and_events_go_on()
    {
        var begun = Enumerable.Range(0, 1_001).Select(i => _rig.Logger.BeginScope(("Number", i))).ToList();
        _rig.Logger.LogError("first");
        _rig.Logger.LogError("second");
        begun.Reverse();
        begun.ForEach(static scope => scope?.Dispose());

        var arrived = await _rig.ArrivedAsync();
        arrived[0].Value("Number").ShouldBe(FanoutValue.From(1_000));
        arrived[1].Properties.Count.ShouldBe(0);
        _rig.Said.ShouldHaveSingleItem().ShouldContain("1001 scopes are around one call");
    }

    [Theory]
    [InlineData("SourceContext")]
    [InlineData("EventId")]
    public async Task One_that_names_what_the_call_says_itself_changes_nothing(string name)
    {
        using (_rig.Logger.BeginScope((name, "Microsoft.Somebody")))
            _rig.Logger.Log(LogLevel.Error, new EventId(7), "failed", null, static (state, _) => state);
        var seen = await _rig.OneAsync();
        seen.SourceContext.ShouldBe("Converter");
        seen.Value("EventId").ShouldBe(FanoutValue.From(7));
    }

    /// <summary>Whatever the scope does, the event arrives with what the others said.</summary>
    async Task<FanoutEvent> LoggedInAsync(object hostile)
    {
        using (_rig.Logger.BeginScope(("WorkflowId", "outer")))
        using (_rig.Logger.BeginScope(hostile))
        using (_rig.Logger.BeginScope(("Step", "inner")))
            _rig.Logger.LogError("failed");
        var seen = await _rig.OneAsync();
        seen.Context.WorkflowId.ShouldBe("outer");
        seen.Context.Step.ShouldBe("inner");
        return seen;
    }

    static IEnumerable<KeyValuePair<string, object?>> Pairs(bool fails)
    {
        yield return new("Said", 1);
        if (fails)
            throw new InvalidOperationException("no more");
    }

    static IEnumerable<KeyValuePair<string, object?>> Endless()
    {
        for (var i = 0; ; i++)
            yield return new($"P{i}", i);
    }

    sealed class Text(Func<string> text)
    {
        public override string ToString() => text();
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
