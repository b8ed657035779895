// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Webhook.Tests;

/// <summary>Events with one character, very often, wherever a text can be.</summary>
static class WorstEvents
{
    /// <summary>Characters that grow in JSON or in UTF-8, and those that chats give a meaning.</summary>
    public static TheoryData<char> Characters { get; } = ['m', '\0', '\ud83d', '\uffff', '<', '*', '`', '@', '"', '\n'];

    public static FanoutEvent Of(char c)
    {
        var text = new string(c, 5000);
        var frame = new FrameInfo
        {
            Function = text,
            TypeName = text,
            Assembly = text,
            File = text,
            Line = int.MaxValue,
            Column = int.MaxValue,
            InApp = true,
        };
        var exception = Some.Exception(text, text) with { Frames = [.. Enumerable.Repeat(frame, 10)] };
        return Some.Event(text) with
        {
            Exception = exception with { InnerExceptions = [.. Enumerable.Repeat(exception, 12)] },
            Properties = new FanoutProperties([new(text, FanoutValue.From(text))]),
            EventName = text,
            SourceContext = text,
            TraceId = text,
            SpanId = text,
            Context = new() { WorkflowId = text, WorkflowRunId = text, Step = text, UserId = text, TenantId = text },
        };
    }

    /// <summary>So many kinds of them.</summary>
    public static IReadOnlyList<FanoutEvent> Kinds(char c, int count) =>
        [.. Enumerable.Range(0, count).Select(i => Of(c) with
        {
            Id = Some.Id(i),
            Properties = new FanoutProperties([new("Fingerprint", FanoutValue.From($"kind {i}"))]),
        })];
}
