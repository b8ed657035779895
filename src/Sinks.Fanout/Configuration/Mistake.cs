// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// Something wrong in the configuration: where, why, and what to write instead. Never holds a secret.
/// </summary>
/// <param name="Path">The configuration path, such as <c>Fanout:Backends:sentry:SampleRate</c>.</param>
/// <param name="Reason">What is wrong.</param>
/// <param name="Fix">What to write instead.</param>
public sealed record Mistake(string Path, string Reason, string Fix)
{
    /// <summary>The three parts as one line.</summary>
    public override string ToString() => $"{Path}: {Reason} {Fix}";
}
