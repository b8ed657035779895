// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text;
using Microsoft.Extensions.Logging;
using Serilog.Context;
using Serilog.Events;

namespace Sinks.Faces.Tests.Leaks;

/// <summary>Where a text may stand in what an application logs.</summary>
[SuppressMessage("Usage", "CA2254", Justification = "Text for a template is one of the places.")]
static class Places
{
    public static IReadOnlyDictionary<string, Action<Doors, string>> All { get; } =
        new Dictionary<string, Action<Doors, string>>(StringComparer.Ordinal)
        {
            ["a value"] = static (doors, text) => doors.Serilog.Error("got {Body}", text),
            ["the whole message"] = static (doors, text) => doors.Serilog.Error("{Body}", text),
            ["a template"] = static (doors, text) => doors.Serilog.Error(Escaped(text)),
            ["a raw template"] = static (doors, text) => doors.Serilog.Error(text),
            ["a value beside a template"] = static (doors, text) =>
                doors.Serilog.ForContext("Body", text).Error("failed after {Seconds} s", 3),
            ["a stringified value"] = static (doors, text) => doors.Serilog.Error("got {$Body}", new Stranger(text)),
            ["a structure"] = static (doors, text) =>
                doors.Serilog.Error("got {@Body}", new { Id = 7, Inner = new { Note = text } }),
            ["a stranger's text"] = static (doors, text) => doors.Serilog.Error("got {Body}", new Stranger(text)),
            ["a formattable stranger"] = static (doors, text) =>
                doors.Serilog.ForContext(new Adder(text)).Error("got it"),
            ["a list"] = static (doors, text) => doors.Serilog.Error("got {Body}", new List<string> { "a", text, "b" }),
            ["a list of lists"] = static (doors, text) => doors.Serilog.Error("got {Body}", [new[] { new[] { text } }]),
            ["a dictionary"] = static (doors, text) =>
                doors.Serilog.Error("got {Body}", new Dictionary<string, string> { ["note"] = text }),
            ["a key"] = static (doors, text) =>
                doors.Serilog.Error("got {Body}", new Dictionary<string, int> { [text] = 1 }),
            ["a dictionary by number"] = static (doors, text) =>
                doors.Serilog.Error("got {Body}", new Dictionary<int, string> { [7] = text }),
            ["a tuple"] = static (doors, text) => doors.Serilog.Error("got {Body}", (7, text)),
            ["bytes"] = static (doors, text) => doors.Serilog.Error("got {Body}", Encoding.UTF8.GetBytes(text)),
            ["characters"] = static (doors, text) => doors.Serilog.Error("got {Body}", text.ToCharArray()),
            ["memory"] = static (doors, text) => doors.Serilog.Error("got {Body}", text.AsMemory()),
            ["a builder"] = static (doors, text) => doors.Serilog.Error("got {Body}", new StringBuilder(text)),
            ["the name of a property"] = static (doors, text) => doors.Serilog.ForContext(text, 7).Error("failed"),
            ["the context of the log"] = static (doors, text) =>
            {
                using (LogContext.PushProperty("Note", text))
                    doors.Serilog.Error("failed");
            },
            ["the event's name"] = static (doors, text) => doors.Serilog.ForContext("EventName", text).Error("failed"),
            ["the category"] = static (doors, text) => doors.Serilog.ForContext("SourceContext", text).Error("failed"),
            ["a user"] = static (doors, text) => doors.Serilog.ForContext("UserId", text).Error("failed"),
            ["the ambient user"] = static (doors, text) =>
            {
                using (FanoutContext.Push(userId: text, workflowId: text, tenantId: text))
                    doors.Serilog.Error("failed");
            },
            ["an exception"] = static (doors, text) => doors.Serilog.Error(Thrown(text), "failed"),
            ["an exception as a value"] = static (doors, text) => doors.Serilog.Error("failed: {Why}", Thrown(text)),
            ["an inner exception"] = static (doors, text) =>
                doors.Serilog.Error(new IOException("outer", new IOException("middle", Thrown(text))), "failed"),
            ["an aggregate"] = static (doors, text) =>
                doors.Serilog.Error(new AggregateException("all", Thrown("a"), Thrown(text)), "failed"),
            ["types that do not load"] = static (doors, text) =>
                doors.Serilog.Error(new ReflectionTypeLoadException([], [Thrown(text)], text), "failed"),
            ["the data of an exception"] = static (doors, text) =>
                doors.Serilog.Error(new IOException("failed") { Data = { ["note"] = text } }, "failed"),
            ["a key of an exception's data"] = static (doors, text) =>
                doors.Serilog.Error(new IOException("failed") { Data = { [text] = 1 } }, "failed"),
            ["a breadcrumb"] = static (doors, text) =>
            {
                doors.Serilog.Information("before {Body}", text);
                doors.Serilog.Error("failed");
            },
            ["a breadcrumb's template"] = static (doors, text) =>
            {
                doors.Serilog.Information(text);
                doors.Serilog.Error("failed");
            },
            ["the state of a logger"] = static (doors, text) => Mel(doors).LogError("got {Body}", text),
            ["the message of a logger"] = static (doors, text) => Mel(doors).LogError(Escaped(text)),
            ["the formatter of a logger"] = static (doors, text) =>
                Mel(doors).Log(LogLevel.Error, default, text, null, static (state, _) => "got " + state),
            ["the structure of a logger"] = static (doors, text) =>
                Mel(doors).LogError("got {@Body}", new { Note = text }),
            ["the name of an event id"] = static (doors, text) => Mel(doors).LogError(new EventId(7, text), "failed"),
            ["a logger's category"] = static (doors, text) => doors.Mel.CreateLogger(text).LogError("failed"),
            ["a logger's exception"] = static (doors, text) => Mel(doors).LogError(Thrown(text), "failed"),
            ["a scope"] = static (doors, text) => InScope(doors, text),
            ["a scope's value"] = static (doors, text) =>
                InScope(doors, new Dictionary<string, object> { ["Note"] = text }),
            ["a scope's template"] = static (doors, text) =>
            {
                using (Mel(doors).BeginScope("in {Note}", text))
                    Mel(doors).LogError("failed");
            },
            ["a logger's breadcrumb"] = static (doors, text) =>
            {
                Mel(doors).LogInformation("before {Body}", text);
                Mel(doors).LogError("failed");
            },
        };

    /// <summary>Where a value stands that only its name makes a secret.</summary>
    public static IReadOnlyDictionary<string, Action<Doors, string, string>> ByName { get; } =
        new Dictionary<string, Action<Doors, string, string>>(StringComparer.Ordinal)
        {
            ["a property"] = static (doors, name, value) => doors.Serilog.ForContext(name, value).Error("failed"),
            ["a hole after its name"] = static (doors, name, value) => doors.Serilog.Error(name + "={P}", value),
            ["a hole after a hole"] = static (doors, name, value) => doors.Serilog.Error("{K}={V}", name, value),
            ["a dictionary"] = static (doors, name, value) =>
                doors.Serilog.Error("got {Body}", new Dictionary<string, object> { ["a"] = 1, [name] = value }),
            ["a dictionary in a dictionary"] = static (doors, name, value) =>
                doors.Serilog.Error("got {Body}", new Dictionary<string, object>
                {
                    ["a"] = new Dictionary<string, object> { [name] = value },
                }),
            ["a list in a dictionary"] = static (doors, name, value) =>
                doors.Serilog.Error("got {Body}", new Dictionary<string, string[]> { [name] = ["a", value] }),
            ["a named value"] = static (doors, name, value) =>
                doors.Serilog.Error("got {@Body}", new { Name = name, Value = value }),
            ["pairs"] = static (doors, name, value) =>
                doors.Serilog.Error(
                    "got {Body}", new[] { KeyValuePair.Create("a", "b"), KeyValuePair.Create(name, value) }),
            ["destructured pairs"] = static (doors, name, value) =>
                doors.Serilog.Error("got {@Body}", new[] { KeyValuePair.Create(name, value) }),
            ["two texts"] = static (doors, name, value) => doors.Serilog.Error("got {Body}", new[] { name, value }),
            ["arguments"] = static (doors, name, value) =>
                doors.Serilog.Error("ran {Body}", new[] { "run", "--" + name, value, "-v" }),
            ["the data of an exception"] = static (doors, name, value) =>
                doors.Serilog.Error(new IOException("failed") { Data = { [name] = value } }, "failed"),
            ["a breadcrumb"] = static (doors, name, value) =>
            {
                doors.Serilog.ForContext(name, value).Information("before");
                doors.Serilog.Information(name + "={P}", value);
                doors.Serilog.Error("failed");
            },
            ["a scope"] = static (doors, name, value) => InScope(doors, KeyValuePair.Create(name, (object)value)),
            ["a scope of several"] = static (doors, name, value) =>
                InScope(doors, new Dictionary<string, object> { ["a"] = 1, [name] = value }),
            ["a state"] = static (doors, name, value) =>
                Mel(doors).Log(LogLevel.Error, default, State(name, value), null, static (_, _) => "failed"),
        };

    static Microsoft.Extensions.Logging.ILogger Mel(Doors doors) => doors.Mel.CreateLogger("Shop.Converter");

    static void InScope(Doors doors, object scope)
    {
        using (Mel(doors).BeginScope(scope))
            Mel(doors).LogError("failed");
    }

    static List<KeyValuePair<string, object?>> State(string name, string value) =>
        [KeyValuePair.Create(name, (object?)value)];

    static string Escaped(string text) =>
        text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    static InvalidOperationException Thrown(string text)
    {
        try
        {
            throw new InvalidOperationException(text);
        }
        catch (InvalidOperationException exception)
        {
            return exception;
        }
    }

    sealed class Stranger(string text) : IFormattable
    {
        public override string ToString() => text;

        public string ToString(string? format, IFormatProvider? formatProvider) => text;
    }

    sealed class Adder(string text) : Serilog.Core.ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, Serilog.Core.ILogEventPropertyFactory propertyFactory) =>
            logEvent.AddPropertyIfAbsent(new LogEventProperty("Body", new ScalarValue(new Stranger(text))));
    }
}
