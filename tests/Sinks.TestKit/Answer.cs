// SPDX-License-Identifier: Apache-2.0
namespace Sinks.TestKit;

/// <summary>What a loopback server does with a request.</summary>
public sealed record Answer
{
    public int Status { get; init; } = 200;

    public string Body { get; init; } = "{}";

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Answers only when this completes; a request that never ends has a task that never does.</summary>
    public Task Until { get; init; } = Task.CompletedTask;

    /// <summary>Closes the connection without an answer.</summary>
    public bool Resets { get; init; }

    /// <summary>Sends the first bytes of an answer, not even a whole status line, and closes the connection.</summary>
    public bool Breaks { get; init; }

    public static Answer Ok { get; } = new();

    public static Answer Reset { get; } = new() { Resets = true };

    public static Answer Broken { get; } = new() { Breaks = true };

    public static Answer Of(int status, params (string Name, string Value)[] headers) =>
        new() { Status = status, Headers = headers.ToDictionary(h => h.Name, h => h.Value) };
}
