// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Serilog;
using Sinks.Fanout;

namespace Sinks.Samples.Tests.Examples;

/// <summary>As docs/redaction.md shows it.</summary>
static partial class RedactionExample
{
    public static void Learn(WebApplicationBuilder builder, string temporaryPassword)
    {
        KnownSecrets.AddFrom(builder.Configuration);   // how many there are
        KnownSecrets.Add(temporaryPassword);           // one that came later
    }

    public static LoggerConfiguration Configure(LoggerConfiguration configuration) => configuration
        .WriteTo.Fanout(f => f.Options(o => o.Redaction
            .Name("LoyaltyCode", RedactionStrategy.Remove)
            .Rule("card", RedactionStrategy.Partial, keep: 4)
            .Pattern("order-ref", OrderRef(), RedactionStrategy.Pseudonym)))   // [GeneratedRegex]
        .Destructure.WithRedaction();

    public static LoggerConfiguration WithRule(LoggerConfiguration configuration) => configuration
        .WriteTo.Fanout(f => f.Options(o => o.Redaction.Add(new StudentNumbers())));

    [GeneratedRegex("ORD-[0-9A-F]{12}", RegexOptions.NonBacktracking)]
    private static partial Regex OrderRef();

    public sealed record Order(int Id, [Redact] string PickupCode)
    {
        [Redact(RedactionStrategy.Remove)]
        public string? DoorCode { get; init; }
    }

    public sealed class StudentNumbers : IRedactionRule
    {
        public string Name => "student-number";

        public void Find(ReadOnlySpan<char> text, RedactionSpans found)
        {
            for (var at = 0; at + 9 <= text.Length; at++)
            {
                if (text[at] == 'S' && IsStudentNumber(text.Slice(at, 9)))
                    found.Add(at, 9);
            }
        }

        // Eight digits, of which the last one checks the others.
        static bool IsStudentNumber(ReadOnlySpan<char> text) =>
            text[1..].IndexOfAnyExceptInRange('0', '9') < 0
            && text[1..8].ToArray().Sum(c => c - '0') % 10 == text[8] - '0';
    }
}
