// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Sinks.TestKit.Receivers;

/// <summary>A script that answers each JSON line with a verdict, in order.</summary>
sealed class NodeCheck(string script, params IEnumerable<string> arguments) : IAsyncDisposable
{
    // Starting Node.js and compiling a large schema is part of the first answer.
    static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(20);

    readonly NodeProcess _process = NodeProcess.Start(script, [script, .. arguments]);
    readonly SemaphoreSlim _turn = new(1);

    /// <summary>Asks about one line of JSON.</summary>
    public async Task<Verdict> AskAsync(string question)
    {
        await _turn.WaitAsync();
        try
        {
            await _process.WriteLineAsync(question);
            var answer = await _process.OutputLineAsync(AnswerLimit);
            return JsonSerializer.Deserialize<Verdict>(answer, JsonSerializerOptions.Web)!;
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _turn.Dispose();
    }
}
