// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Webhook.Tests;

/// <summary>What happens in a minute.</summary>
static class ChatEvents
{
    /// <summary>Three errors of one kind, one of another, a fatal one.</summary>
    public static IReadOnlyList<FanoutEvent> Minute { get; } =
    [
        Kind("System.IO.IOException", "The disk is full.", 0),
        Kind("System.TimeoutException", "Too slow.", 10),
        Kind("System.IO.IOException", "The disk is full.", 20),
        Kind("System.IO.IOException", "The disk is still full.", 40),
        Kind("System.OutOfMemoryException", "No more.", 50) with { Level = LogEventLevel.Fatal },
    ];

    public static FanoutEvent Kind(string type, string message, int second = 0) =>
        Some.Event("Cannot convert", exception: Some.Exception(type, message)) with
        {
            Timestamp = Some.Time.AddSeconds(second),
        };

    /// <summary>So many kinds of errors, each once.</summary>
    public static IReadOnlyList<FanoutEvent> Kinds(int count) =>
        [.. Enumerable.Range(0, count).Select(static i => Kind($"Shop.Failure{i:000}", "It failed."))];

    /// <summary>Texts that would ping, link or mark up.</summary>
    public static string Attack { get; } =
        "@everyone @here <!channel> <!here> <@U012AB3CD> <@&12> <#C024> <https://evil.example|x> "
        + "[x](https://evil.example) https://evil.example *b* _i_ ~s~ `c` ```f``` # h > q || <at>Ann</at> :bomb: &lt;";

    public static FanoutEvent Attacker { get; } = Some.Event(Attack) with
    {
        Template = Attack,
        EventName = Attack,
        SourceContext = Attack,
        Context = new FanoutContext { WorkflowId = Attack, UserId = Attack, TenantId = Attack },
        Exception = Some.Exception(Attack, "Not the same. " + Attack) with
        {
            Frames = [new FrameInfo { Function = Attack, TypeName = Attack, File = Attack, Line = 1, InApp = true }],
        },
    };
}
