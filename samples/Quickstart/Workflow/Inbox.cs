// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.Json;

namespace Quickstart.Workflow;

/// <summary>What users submitted: <c>documents/inbox.json</c>.</summary>
static class Inbox
{
    /// <summary>The jobs, as often as asked, each with a run id of its own.</summary>
    public static async Task<IReadOnlyList<ConversionJob>> ReadAsync(string folder, int rounds)
    {
        await using var file = File.OpenRead(Path.Combine(folder, "inbox.json"));
        var jobs = await JsonSerializer.DeserializeAsync<List<ConversionJob>>(file, JsonSerializerOptions.Web) ?? [];
        return
        [
            .. Enumerable.Repeat(jobs, rounds)
                .SelectMany(round => round)
                .Select((job, i) => job with
                {
                    RunId = string.Create(CultureInfo.InvariantCulture, $"run-{i + 1:0000}"),
                }),
        ];
    }
}
