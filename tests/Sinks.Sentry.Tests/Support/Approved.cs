// SPDX-License-Identifier: Apache-2.0
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sinks.Sentry.Tests;

/// <summary>
/// Compares texts with files in <c>Approved/</c>; <c>APPROVE=1</c> rewrites them for a person to read the diff.
/// </summary>
static class Approved
{
    static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Match(string text, string name)
    {
        var path = Repository.Path("tests", "Sinks.Sentry.Tests", "Approved", name);
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
            File.WriteAllText(path, text);
        File.Exists(path).ShouldBeTrue($"{name} is not approved yet; run with APPROVE=1 and read it.");
        text.ShouldBe(File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    public static void MatchJson(ReadOnlyMemory<byte> json, string name) =>
        Match(JsonNode.Parse(json.Span)!.ToJsonString(Readable).ReplaceLineEndings("\n") + "\n", name);
}
