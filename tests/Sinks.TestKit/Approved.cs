// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;

namespace Sinks.TestKit;

/// <summary>
/// Compares a text with a file that a person has read, in the folder <c>Approved</c> of the calling test project;
/// <c>APPROVE=1</c> rewrites it.
/// </summary>
public static class Approved
{
    static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Match(string text, string name) => Match(text, name, Assembly.GetCallingAssembly());

    /// <summary>Compares JSON, indented for its reader.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void MatchJson(ReadOnlyMemory<byte> json, string name) =>
        Match(JsonNode.Parse(json.Span)!.ToJsonString(Readable), name, Assembly.GetCallingAssembly());

    static void Match(string text, string name, Assembly caller)
    {
        var path = Repository.Path("tests", caller.GetName().Name!, "Approved", name);
        var lines = text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        if (Environment.GetEnvironmentVariable("APPROVE") is "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, lines);
        }

        File.Exists(path).ShouldBeTrue($"{name} is not approved: run with APPROVE=1 and read what it writes.");
        var approved = File.ReadAllText(path).ReplaceLineEndings("\n").Split('\n');
        var actual = lines.Split('\n');
        var first = Enumerable.Range(0, Math.Max(actual.Length, approved.Length))
            .FirstOrDefault(i => actual.ElementAtOrDefault(i) != approved.ElementAtOrDefault(i), -1);
        first.ShouldBe(
            -1,
            $"{name}, line {first + 1}: approved is '{approved.ElementAtOrDefault(first)}', "
                + $"now it is '{actual.ElementAtOrDefault(first)}'. APPROVE=1 takes the new text.");
    }
}
