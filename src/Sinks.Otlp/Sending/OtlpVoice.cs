// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Otlp;

/// <summary>
/// Repeats a server's words, once each kind of trouble: they may echo what was sent along, so nothing of that is among
/// them.
/// </summary>
sealed class OtlpVoice(Action<string> report, IReadOnlyList<string> secrets, OtlpSignal signal)
{
    const int WordsLimit = 300;

    int _hasWarned;

    /// <summary>Says a warning of a server that took everything.</summary>
    public void Warn(string message)
    {
        if (Interlocked.Exchange(ref _hasWarned, 1) == 0)
            report($"the server took the {signal.Items} and warns{Words(message)}.");
    }

    /// <summary>A server's words behind a colon; empty when there are none that may be repeated.</summary>
    public string Words(string? message)
    {
        if (string.IsNullOrWhiteSpace(message)
            || secrets.Any(secret => message.Contains(secret, StringComparison.Ordinal)))
            return "";
        return $": {FanoutText.Cut(message.Trim(), WordsLimit)}";
    }
}
