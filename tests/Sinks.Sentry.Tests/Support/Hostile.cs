// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using Serilog;

namespace Sinks.Sentry.Tests;

/// <summary>Log calls that have broken clients or servers of the protocol somewhere.</summary>
static class Hostile
{
    const string Texts = "\ud800 lone, \0 NUL, \u001b[31m, \u2028, \ufffe, \udc00\ud800, \"\\/\r\n\t\u0001\u007f\u009f";

    static readonly Dictionary<string, Action<ILogger>> Calls = new(StringComparer.Ordinal)
    {
        ["control characters"] = log => log.ForContext("SourceContext", Texts).ForContext(Texts, Texts)
            .ForContext("EventName", Texts).ForContext("Fingerprint", Texts)
            .Error(
                Thrown(new InvalidOperationException(Texts) { Data = { [Texts] = Texts } }), "{Text} " + Texts, Texts),
        ["deep nesting"] = log => log.Error("{@Deep}", Enumerable.Range(0, 300)
            .Aggregate((object)"end", (inner, _) => new Dictionary<string, object> { ["next"] = inner })),
        ["a stack of 500 frames"] = log => log.Error(Deep(500), "too deep"),
        ["a chain of 200 exceptions"] = log => log.Error(Chain(200), "{Text}", Texts),
        ["an exception inside itself"] = log => log.Error(InsideItself(), "circular"),
        ["an aggregate that repeats itself"] = log => log.Error(Repeating(), "many"),
        ["10,000 properties"] = log => Enumerable.Range(0, 10_000)
            .Aggregate(log, (inner, i) => inner.ForContext($"Property{i}", i)).Error("many"),
        ["an object of 10,000 members"] = log => log.Error("{@Many}", Enumerable.Range(0, 10_000)
            .ToDictionary(i => $"Key{i}", i => (object)Texts, StringComparer.Ordinal)),
        ["texts of 1 MiB"] = log => log.ForContext("Large", new string('\u0001', 1024 * 1024))
            .Error(new InvalidOperationException(new string('\u20ac', 1024 * 1024)), new string('x', 1024 * 1024)),
        ["names that mean something to receivers"] = log => log.ForContext("__proto__", 1).ForContext("constructor", 2)
            .ForContext("trace", new { type = "x" }, destructureObjects: true).ForContext("type", Texts)
            .ForContext("", "nameless").Error("{toString} {0} {{x}} %s {{{{", "a", "b"),
    };

    public static int Count => Calls.Count;

    public static IEnumerable<string> Names => Calls.Keys;

    public static void Emit(string name, ILogger logger) => Calls[name](logger);

    /// <summary>An exception that is over the limit of an event in every part.</summary>
    public static Exception Oversized() => Chain(60, new string('\u0001', 8_000));

    static InvalidOperationException Deep(int frames)
    {
        try
        {
            Descend(frames);
            throw new InvalidOperationException("not reached");
        }
        catch (InvalidOperationException exception)
        {
            return exception;
        }

        static int Descend(int left) =>
            left == 0 ? throw new InvalidOperationException("at the end") : Descend(left - 1) + 1;
    }

    static Exception Chain(int length, string message = "link") => Enumerable.Range(0, length)
        .Aggregate((Exception?)null, (inner, i) => Thrown(new InvalidOperationException($"{i} {message}", inner)))!;

    static InvalidOperationException InsideItself()
    {
        var outer = new InvalidOperationException("outer", new InvalidOperationException("inner"));
        outer.Data["self"] = outer;
        typeof(Exception).GetField("_innerException", BindingFlags.Instance | BindingFlags.NonPublic)!
            .SetValue(outer.InnerException, outer);
        return outer;
    }

    static AggregateException Repeating()
    {
        var one = Thrown(new TimeoutException("one"));
        return new AggregateException(Enumerable.Repeat(one, 300).Append(new AggregateException(one, one)));
    }

    static Exception Thrown(Exception exception)
    {
        try
        {
            throw exception;
        }
        catch (Exception caught)
        {
            return caught;
        }
    }
}
