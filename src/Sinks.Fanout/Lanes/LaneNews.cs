// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>What a lane has to announce, gathered under its lock and said outside of it: SelfLog may be slow.</summary>
sealed class LaneNews
{
    readonly Dictionary<DropReason, (long Count, string? Detail)> _drops = [];
    readonly List<string> _sentences = [];

    public void Dropped(DropReason reason, string? detail) =>
        _drops[reason] = (_drops.GetValueOrDefault(reason).Count + 1, detail);

    public void Say(string sentence) => _sentences.Add(sentence);

    /// <summary>Takes what has gathered, as something to call outside the lock; null when there is nothing.</summary>
    public Action? Take(string name, DropVoice voice, Action<string> say)
    {
        if (_drops.Count == 0 && _sentences.Count == 0)
            return null;
        var drops = _drops.ToArray();
        var sentences = _sentences.ToArray();
        _drops.Clear();
        _sentences.Clear();
        return () =>
        {
            foreach (var (reason, (count, detail)) in drops)
                voice.Dropped(reason, count, detail);
            foreach (var sentence in sentences)
                say($"{name}: {sentence}");
        };
    }
}
