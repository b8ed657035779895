// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;
using Serilog.Parsing;
using Sinks.Delivery.Tests.Support;
using Sinks.Sentry;
using Sinks.Webhook;

namespace Sinks.Delivery.Tests;

/// <summary>Events as no sane application logs them, through every backend there is.</summary>
public sealed class HostileEventTests
{
    static readonly string[] HostileNames =
        ["$ref", "__proto__", "a.b", "a\"b", "<script>", new string('n', 100_000), "type", "event_id"];

    public static TheoryData<string> Kinds => [.. Makers.Keys];

    static Dictionary<string, Func<LogEvent>> Makers { get; } = new(StringComparer.Ordinal)
    {
        ["a property that throws"] = static () => Event(("Text", new ScalarValue(new Throwing()))),
        ["an identity that throws"] = static () => Event(("UserId", new ScalarValue(new Throwing()))),
        ["a value of a type that throws"] = static () => Event(("Text", new ThrowingValue())),
        ["a format that does not suit its value"] = static () => Event(
            "at {Text:q}", null, ("Text", new ScalarValue(Some.Time))),
        ["the ends of time"] = static () => Event(
            ("Text", new ScalarValue(DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Local))),
            ("Last", new ScalarValue(DateTimeOffset.MaxValue))),
        ["numbers that are none"] = static () => Event(
            ("Text", new ScalarValue(double.NaN)), ("More", new ScalarValue(float.NegativeInfinity))),
        ["a megabyte of text"] = static () => Event(("Text", new ScalarValue(new string('x', 1_000_000)))),
        ["a megabyte of template"] = static () => Event(string.Concat(Enumerable.Repeat("word ", 200_000)), null),
        ["a megabyte of control characters"] = static () => Event(
            ("Text", new ScalarValue(new string('\u0001', 1_000_000)))),
        ["a template of holes"] = static () => Event(
            string.Concat(Enumerable.Repeat("{Text}", 5_000)), null, ("Text", new ScalarValue(new string('x', 5_000)))),
        ["a template of different holes"] = static () => Event(
            string.Concat(Enumerable.Range(0, 5_000).Select(static i => $"{{P{i}}} password={{Text}} ")),
            null,
            ("Text", new ScalarValue("x"))),
        ["a thousand levels"] = static () => Event(("Text", Nested(1_000))),
        ["a hundred thousand levels"] = static () => Event(("Text", Nested(100_000))),
        ["ten thousand properties"] = static () => Event(
            [.. Enumerable.Range(0, 10_000).Select(static i => ($"P{i}", (LogEventPropertyValue)new ScalarValue(i)))]),
        ["ten thousand elements"] = static () => Event(
            ("Text", new SequenceValue(
                Enumerable.Range(0, 10_000).Select(static i => new ScalarValue($"element {i}"))))),
        ["lone surrogates and NUL"] = static () => Event(
            ("Text", new ScalarValue("\ud800 \0 \udc00")), ("Na\ud800me\0", new ScalarValue("\ud83d"))),
        ["names of all kinds"] = static () => Event(
            [.. HostileNames.Select(static name => (name, (LogEventPropertyValue)new ScalarValue("x")))]),
        ["ten thousand exceptions inside each other"] = static () => Event("failed", Chain(10_000)),
        ["an aggregate of ten thousand"] = static () => Event("failed", new AggregateException(
            Enumerable.Range(0, 10_000).Select(static i => new IOException($"no {i}")))),
        ["a hundred thousand aggregates inside each other"] = static () => Event("failed", Aggregates(100_000)),
        ["an exception with a message of a megabyte"] = static () => Event(
            "failed", new IOException(new string('x', 1_000_000))),
        ["an exception that throws"] = static () => Event("failed", new ThrowingException()),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task It_arrives_in_some_form_and_so_do_its_neighbours(string kind)
    {
        await using var posting = await LoopbackServer.StartAsync();
        await using var ops = await LoopbackServer.StartAsync();
        await using var sentry = await LoopbackServer.StartAsync();
        await using var host = FanoutHost.FromCode(f => f
            .Post("posting", posting.Address)
            .Webhook("ops", ops.Address, static o => o.BufferingTimeLimit = TimeSpan.FromMilliseconds(20))
            .Sentry(Wires.Dsn(sentry.Address)));
        host.Logger.Error("before");
        host.Logger.Write(Makers[kind]());
        host.Logger.Error("after");
        var status = await host.SettleAsync();
        foreach (var backend in status.Backends)
            backend.Delivered.ShouldBe(3, backend.Name);
        Neighbours(posting, Posting.Read);
        Neighbours(ops, Wires.OfWebhook);
        Neighbours(sentry, Wires.OfSentry);
    }

    public static TheoryData<string> EndlessKinds => [.. EndlessMakers.Keys];

    static Dictionary<string, Func<LogEvent>> EndlessMakers { get; } = new(StringComparer.Ordinal)
    {
        ["ten megabytes of text"] = static () => Event(("Text", new ScalarValue(new string('x', 10 * 1024 * 1024)))),
        ["ten megabytes of template"] = static () => Event(new string('x', 10 * 1024 * 1024), null),
        ["a list that contains itself"] = static () => Event(("Text", Cycle())),
    };

    [Theory]
    [MemberData(nameof(EndlessKinds))]
    public async Task What_holds_more_text_than_the_intake_may_is_refused_and_its_neighbours_arrive(string kind)
    {
        await using var ops = await LoopbackServer.StartAsync();
        await using var host = FanoutHost.FromCode(f => f.Webhook(
            "ops", ops.Address, static o => o.BufferingTimeLimit = TimeSpan.FromMilliseconds(20)));
        host.Logger.Error("before");
        host.Logger.Write(EndlessMakers[kind]());
        host.Logger.Error("after");
        var status = await host.SettleAsync();
        status.Dropped.ShouldCount("intake_full", 1);
        ops.Requests.SelectMany(Wires.OfWebhook).Select(static item => item.Message).ShouldBe(["before", "after"]);
    }

    [Fact]
    public async Task All_of_them_at_once_as_breadcrumbs_cost_the_error_that_takes_them_along_nothing()
    {
        await using var ops = await LoopbackServer.StartAsync();
        await using var sentry = await LoopbackServer.StartAsync();
        await using var host = FanoutHost.FromCode(f => f
            .Webhook("ops", ops.Address, static o => o.MinimumLevel = LogEventLevel.Error)
            .Sentry(Wires.Dsn(sentry.Address)));
        foreach (var make in Makers.Values)
        {
            var hostile = make();
            host.Logger.Write(new LogEvent(
                hostile.Timestamp,
                LogEventLevel.Information,
                hostile.Exception,
                hostile.MessageTemplate,
                hostile.Properties.Select(static property => new LogEventProperty(property.Key, property.Value))));
        }

        host.Logger.Error("after");
        var status = await host.SettleAsync();
        status.TrailOnly.ShouldBe(Makers.Count);
        ops.Requests.SelectMany(Wires.OfWebhook).Select(static item => item.Message).ShouldBe(["after"]);
        sentry.Requests.SelectMany(Wires.OfSentry).Select(static item => item.Message).ShouldBe(["after"]);
    }

    static void Neighbours(LoopbackServer server, Func<ReceivedRequest, IReadOnlyList<ReceivedEvent>> read)
    {
        var messages = server.Requests.SelectMany(read).Select(static item => item.Message).ToList();
        messages.Count.ShouldBe(3);
        messages.ShouldContain("before");
        messages.ShouldContain("after");
        messages.ShouldNotContain(message => message.Contains("secret", StringComparison.Ordinal));
        messages.ShouldNotContain(message => message.StartsWith("[redaction failed", StringComparison.Ordinal));
    }

    static LogEvent Event(params (string Name, LogEventPropertyValue Value)[] properties) =>
        Event("hostile {Text}", null, properties);

    static LogEvent Event(
        string template, Exception? exception, params (string Name, LogEventPropertyValue Value)[] properties) =>
        new(
            TimeProvider.System.GetUtcNow(),
            LogEventLevel.Error,
            exception,
            new MessageTemplateParser().Parse(template),
            properties.Select(static property => new LogEventProperty(property.Name, property.Value)));

    static LogEventPropertyValue Nested(int depth)
    {
        LogEventPropertyValue value = new ScalarValue("deep");
        for (var i = 0; i < depth; i++)
        {
            value = i % 2 == 0
                ? new SequenceValue([value])
                : new StructureValue([new LogEventProperty("Inner", value)]);
        }

        return value;
    }

    static SequenceValue Cycle()
    {
        var cycle = new SequenceValue(Enumerable.Repeat<LogEventPropertyValue>(new ScalarValue(1), 10));
        Array.Fill((LogEventPropertyValue[])cycle.Elements, cycle);
        return cycle;
    }

    static Exception Chain(int depth)
    {
        Exception chain = new InvalidOperationException("innermost");
        for (var i = 0; i < depth; i++)
            chain = new InvalidOperationException($"level {i}", chain);
        return chain;
    }

    static Exception Aggregates(int depth)
    {
        Exception chain = new InvalidOperationException("innermost");
        for (var i = 0; i < depth; i++)
            chain = new AggregateException(chain);
        return chain;
    }

    sealed class Throwing
    {
        public override string ToString() => throw new InvalidOperationException("secret of ToString");
    }

    sealed class ThrowingValue : LogEventPropertyValue
    {
        public override void Render(TextWriter output, string? format = null, IFormatProvider? formatProvider = null) =>
            throw new InvalidOperationException("secret of Render");
    }

    sealed class ThrowingException : Exception
    {
        public override string Message => throw new InvalidOperationException("secret of Message");

        public override string? StackTrace => throw new InvalidOperationException("secret of StackTrace");

        public override System.Collections.IDictionary Data => throw new InvalidOperationException("secret of Data");
    }
}
