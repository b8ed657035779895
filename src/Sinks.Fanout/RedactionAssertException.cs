// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Something is not as clean as <see cref="RedactionAssert"/> was told. Names places and rules, never
/// values.</summary>
public sealed class RedactionAssertException : Exception
{
    internal RedactionAssertException(string claim, IReadOnlyList<string> findings)
        : base($"{claim}:{Environment.NewLine}  {string.Join(Environment.NewLine + "  ", findings)}") =>
        Findings = findings;

    /// <summary>What was found, a place and a rule each: <c>Properties.Note: email</c>.</summary>
    public IReadOnlyList<string> Findings { get; }
}
