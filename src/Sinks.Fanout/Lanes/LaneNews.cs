// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;

namespace Sinks.Fanout;

/// <summary>
/// What a lane has to announce, gathered under its lock and said outside of it: SelfLog may be slow, and a backend that
/// wants to know is a stranger.
/// </summary>
sealed class LaneNews
{
    const string SampledReason = "sampled";

    readonly Dictionary<(DropReason Reason, FanoutItemKind Kind), (int Count, string? Detail)> _drops = [];
    readonly Dictionary<FanoutItemKind, int> _sampled = [];
    readonly List<string> _sentences = [];

    bool IsEmpty => _drops.Count == 0 && _sampled.Count == 0 && _sentences.Count == 0;

    public void Dropped(FanoutItemKind kind, DropReason reason, string? detail) =>
        _drops[(reason, kind)] = (_drops.GetValueOrDefault((reason, kind)).Count + 1, detail);

    /// <summary>An item was not let in by sampling, which is no loss, and of interest to a backend alone.</summary>
    public void Sampled(FanoutItemKind kind) => _sampled[kind] = _sampled.GetValueOrDefault(kind) + 1;

    public void Say(string sentence) => _sentences.Add(sentence);

    /// <summary>Takes what has gathered, as something to call outside the lock; null when there is nothing.</summary>
    public Action? Take(LanePlan plan, DropVoice voice, Action<string> say)
    {
        if (IsEmpty)
            return null;
        var drops = _drops.ToArray();
        var sampled = _sampled.ToArray();
        var sentences = _sentences.ToArray();
        _drops.Clear();
        _sampled.Clear();
        _sentences.Clear();
        return () =>
        {
            foreach (var ((reason, _), (count, detail)) in drops)
                voice.Dropped(reason, count, detail);
            foreach (var sentence in sentences)
                say($"{plan.Name}: {sentence}");
            if (plan.Backend is not IDropObserver observer)
                return;
            foreach (var ((reason, kind), (count, _)) in drops)
                Tell(observer, kind, reason.Text(), count);
            foreach (var (kind, count) in sampled)
                Tell(observer, kind, SampledReason, count);
        };
    }

    static void Tell(IDropObserver observer, FanoutItemKind kind, string reason, int count)
    {
        try
        {
            observer.OnDropped(kind, reason, count);
        }
        catch (Exception failure)
        {
            Debug.WriteLine($"A backend's OnDropped threw {failure.GetType().Name}.");
        }
    }
}
