// SPDX-License-Identifier: Apache-2.0
using FsCheck;
using FsCheck.Fluent;
using Serilog.Events;
using Sinks.Fanout.Tests.Dispatch;

namespace Sinks.Fanout.Tests.Hooks;

/// <summary>What was redacted once is left alone: no marker becomes another, no value shrinks.</summary>
public sealed class SecondRedactionProperties
{
    static readonly string[] Names =
    [
        "Password", "api_key", "X-Auth-Token", "ConnectionString", "Name", "order_id", "Items", "a", "Content-Type",
        "token=abc", "[redacted:kv]", "Session", "Key", "SourceContext", "EventName",
    ];

    static readonly string[] HeaderNames = ["Accept", "X-Auth-Token", "Cookie", "Content-Type", "api_key", "Name"];

    static readonly string[] Words =
    [
        "password", "token", "Key", "=", ":", "=>", " ", "\n", ";", "&", "?", "\"", "'", "\\", "{", "}", "[", "]",
        "(", ")", "<", ">", "//", "@", "abc", "hunter2", "1", "cefa780880ba5f5696192a34f6292c35", ".", ",", "--",
        "Bearer ", "Basic ", "Cookie: ", "Set-Cookie: a=", "[redacted:kv]", "[redacted:", "eyJhbGciOiJIUzI1NiJ9",
        "Server=x;Password=y;", "https://u:p@x.example/?sig=abc", "-----BEGIN PRIVATE KEY-----", "\ud800", "\0",
    ];

    [Fact]
    public void Redacting_an_event_again_changes_nothing() =>
        Prop.ForAll<int>(static seed => IsStable(new Random(seed), new Random(~seed)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    static bool IsStable(Random random, Random ofRequest)
    {
        var builder = new EventBuilder(Redactor.Default);
        var crumb = new Crumb(Event(random, ofRequest));
        var original = builder.Build(
            Event(random, ofRequest),
            new FanoutContext { UserId = Text(random), TenantId = Text(random) },
            new CrumbSet([builder.BuildCrumb(crumb)!], 100));
        var again = new SecondRedaction(Redactor.Default).Redact(Copy(original), Some.Event());
        EventText.Of(again).ShouldBe(EventText.Of(original));
        return true;
    }

    /// <summary>The same content in other instances, so that every part is redacted again.</summary>
    static FanoutEvent Copy(FanoutEvent item) => item with
    {
        Template = new string(item.Template),
        TemplateNames = [.. item.TemplateNames],
        Message = new string(item.Message),
        Properties = new FanoutProperties([.. item.Properties]),
        Exception = item.Exception! with
        {
            Data = new FanoutProperties([.. item.Exception.Data]),
            HelpLink = new string(item.Exception.HelpLink),
            Frames = [.. item.Exception.Frames],
            InnerExceptions = [.. item.Exception.InnerExceptions],
        },
        Context = item.Context with { },
        Breadcrumbs = [.. item.Breadcrumbs.Select(crumb => crumb with { })],
        Request = item.Request! with { Headers = new FanoutProperties([.. item.Request.Headers]) },
    };

    static LogEvent Event(Random random, Random ofRequest)
    {
        var exception = new InvalidOperationException(Text(random), new IOException(Text(random)));
        exception.HelpLink = Text(random);
        exception.Data[Pick(random, Names)] = Text(random);
        return new LogEvent(
            Some.Time,
            LogEventLevel.Error,
            exception,
            SomeLog.Template(Text(random) + "{Name} {Items}"),
            [
                .. Enumerable.Range(0, random.Next(1, 5))
                    .Select(_ => new LogEventProperty(Pick(random, Names), Value(random, depth: 0))),
                new LogEventProperty("RequestPath", new ScalarValue("/" + Text(ofRequest))),
                new LogEventProperty("RequestScheme", new ScalarValue("https")),
                new LogEventProperty("RequestHost", new ScalarValue(Text(ofRequest))),
                new LogEventProperty("http.request.header." + Pick(ofRequest, HeaderNames), Value(ofRequest, depth: 0)),
            ]);
    }

    static LogEventPropertyValue Value(Random random, int depth) => random.Next(depth > 3 ? 4 : 7) switch
    {
        0 => new ScalarValue(random.Next()),
        1 => new ScalarValue(random.NextDouble()),
        2 => new ScalarValue(new Uri("https://u:p@x.example/?token=abc")),
        3 => new ScalarValue(Text(random)),
        4 => new SequenceValue(Values(random, depth)),
        5 => new StructureValue(
            Values(random, depth).Select((value, i) => new LogEventProperty(Names[(i * 3) % Names.Length], value))),
        _ => new DictionaryValue(Values(random, depth).Select((value, i) =>
            KeyValuePair.Create(new ScalarValue(i == 0 ? "" : Names[i % 9]), value))),
    };

    static List<LogEventPropertyValue> Values(Random random, int depth) =>
        [.. Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth + 1))];

    static string Text(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 20)).Select(_ => Pick(random, Words)));

    static T Pick<T>(Random random, T[] items) => items[random.Next(items.Length)];
}
