// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;

namespace Sinks.Fanout;

/// <summary>An essential setting cannot be used: the backend stays off and status says why.</summary>
/// <param name="key">The setting's key within the backend's section, such as <c>Dsn</c>.</param>
/// <param name="reason">What is wrong, without the value.</param>
/// <param name="fix">What to write instead.</param>
[Experimental("SINKS001")]
[SuppressMessage("Design", "CA1032", Justification = "Only made with all three parts.")]
public sealed class SettingException(string key, string reason, string fix) : Exception($"{key}: {reason} {fix}")
{
    /// <summary>The setting's key.</summary>
    public string Key { get; } = key;

    /// <summary>What is wrong.</summary>
    public string Reason { get; } = reason;

    /// <summary>What to write instead.</summary>
    public string Fix { get; } = fix;
}
