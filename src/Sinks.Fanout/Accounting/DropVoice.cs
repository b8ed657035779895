// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// Announces drops in SelfLog: the first of a reason at once, then at most every 30 s with the sum, and what is left at
/// shutdown. Thread-safe. Only dispatcher and lanes speak; an emitting thread never does.
/// </summary>
sealed class DropVoice(string name, TimeProvider time, Action<string> say)
{
    static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    readonly Lock _lock = new();
    readonly long[] _unsaid = new long[DropReasons.Count];
    readonly long[] _total = new long[DropReasons.Count];
    readonly long[] _saidAt = new long[DropReasons.Count];

    /// <summary>Counts drops and says so when it is time.</summary>
    /// <param name="reason">Why they were dropped.</param>
    /// <param name="count">How many.</param>
    /// <param name="detail">What is worth knowing beside it, without secrets; null for nothing.</param>
    public void Dropped(DropReason reason, long count, string? detail = null)
    {
        string? sentence = null;
        lock (_lock)
        {
            var i = (int)reason;
            var isFirst = _total[i] == 0;
            _total[i] += count;
            _unsaid[i] += count;
            if (isFirst || time.GetElapsedTime(_saidAt[i]) >= Silence)
            {
                sentence = Sentence(reason, detail);
                _saidAt[i] = time.GetTimestamp();
            }
        }

        if (sentence is not null)
            say(sentence);
    }

    /// <summary>Says what has not been said yet.</summary>
    public void Finish()
    {
        var sentences = new List<string>();
        lock (_lock)
        {
            for (var i = 0; i < _unsaid.Length; i++)
            {
                if (_unsaid[i] != 0)
                    sentences.Add(Sentence((DropReason)i, null));
            }
        }

        sentences.ForEach(say);
    }

    string Sentence(DropReason reason, string? detail)
    {
        var i = (int)reason;
        var count = _unsaid[i];
        _unsaid[i] = 0;
        var inBrackets = detail is null ? "" : $" ({detail})";
        return string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{name}: dropped {count} events as {reason.Text()}, {_total[i]} in all{inBrackets}.");
    }
}
