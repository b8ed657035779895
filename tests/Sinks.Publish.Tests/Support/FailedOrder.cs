// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Sinks.Publish.Tests.Support;

/// <summary>
/// The event that the applications of tests/Apps log: an exception with an inner one and async frames.
/// </summary>
static class FailedOrder
{
    /// <summary>Checks that the whole event arrived once at each backend.</summary>
    /// <param name="receivers">Where it should be.</param>
    /// <param name="app">The name of the application.</param>
    public static void ShouldHaveArrivedFrom(this Receivers receivers, string app)
    {
        var atSentry = receivers.EventAtSentry();
        Text(atSentry, "logentry", "formatted").ShouldBe("Cannot convert order.csv of 1234 bytes");
        Text(atSentry, "logentry", "message").ShouldBe("Cannot convert {File} of {Size} bytes");
        Text(atSentry, "extra", "File").ShouldBe("order.csv");
        atSentry.GetProperty("extra").GetProperty("Size").GetInt32().ShouldBe(1234);
        Text(atSentry, "tags", "team").ShouldBe("orders");
        ShouldBeTheExceptions(SentryExceptions(atSentry), app);

        var atOps = receivers.EventsAtOps().ShouldHaveSingleItem();
        Text(atOps, "message").ShouldBe("Cannot convert order.csv of 1234 bytes");
        Text(atOps, "template").ShouldBe("Cannot convert {File} of {Size} bytes");
        Text(atOps, "properties", "File").ShouldBe("order.csv");
        atOps.GetProperty("properties").GetProperty("Size").GetInt32().ShouldBe(1234);
        receivers.Ops.Requests[0].Header("X-Team").ShouldBe("orders");
        ShouldBeTheExceptions(WebhookExceptions(atOps.GetProperty("exception")), app);
    }

    static void ShouldBeTheExceptions(IReadOnlyList<Seen> exceptions, string app)
    {
        exceptions.Select(static seen => $"{seen.Type}: {seen.Message}").ShouldBe(
        [
            "System.InvalidOperationException: Cannot convert order A-17",
            "System.FormatException: 'A-17' is no order number",
        ]);
        exceptions[0].Frames.Count.ShouldBeGreaterThanOrEqualTo(2, "The caller is missing.");
        exceptions[0].Frames[0].ShouldBe($"{app}.Order.ConvertAsync");
        exceptions[1].Frames.ShouldBe([$"{app}.Order.Parse", $"{app}.Order.ConvertAsync"]);
    }

    // Innermost first, and in each the throwing frame last.
    static IReadOnlyList<Seen> SentryExceptions(JsonElement item) =>
        [.. item.GetProperty("exception").GetProperty("values").EnumerateArray().Reverse().Select(SentryException)];

    static Seen SentryException(JsonElement value)
    {
        var frames = value.GetProperty("stacktrace").GetProperty("frames").EnumerateArray().Reverse()
            .Select(static frame => $"{Text(frame, "module")}.{Text(frame, "function")}");
        return new Seen(Text(value, "type"), Text(value, "value"), [.. frames]);
    }

    static List<Seen> WebhookExceptions(JsonElement exception)
    {
        List<Seen> seen =
        [
            new Seen(
                Text(exception, "type"),
                Text(exception, "message"),
                [.. exception.GetProperty("frames").EnumerateArray()
                    .Select(static frame => $"{Text(frame, "type")}.{Text(frame, "function")}")]),
        ];
        if (exception.TryGetProperty("inner_exceptions", out var inner))
            seen.AddRange(inner.EnumerateArray().SelectMany(WebhookExceptions));
        return seen;
    }

    static string Text(JsonElement element, params string[] path)
    {
        foreach (var name in path)
            element = element.GetProperty(name);
        return element.GetString()!;
    }

    sealed record Seen(string Type, string Message, IReadOnlyList<string> Frames);
}
