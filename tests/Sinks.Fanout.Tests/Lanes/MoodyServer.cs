// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout.Tests.Lanes;

/// <summary>
/// A server of changing moods, behind any number of backends in memory: takes, fails, limits, refuses, hangs. It knows
/// what it has confirmed, and what must never happen.
/// </summary>
sealed class MoodyServer(Random random, TimeProvider time, TimeSpan sendTimeLimit)
{
    // More sends at one instant than any queue here can ask for, retries and bisections included.
    const int HammeringLimit = 1000;

    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    readonly int[] _mood = new int[14];
    readonly HashSet<string> _confirmed = new(StringComparer.Ordinal);
    readonly List<Unanswered> _open = [];
    readonly bool _canEnd = random.Next(8) == 0;

    int _sendsAtThisInstant;
    DateTimeOffset _instant;

    /// <summary>Whether it takes everything from now on.</summary>
    public bool IsHealthy { get; set; }

    /// <summary>Whether nobody waits for its answers any more: what it takes now is not counted.</summary>
    public bool IsAbandoned { get; set; }

    /// <summary>What must never happen and did.</summary>
    public string? Trouble { get; private set; }

    /// <summary>The events it has confirmed, each once.</summary>
    public int Confirmed => _confirmed.Count;

    /// <summary>Whether a send that somebody still waits for has no answer.</summary>
    public bool HasOpen => _open.Exists(send => !IsLate(send));

    public ScriptedBackend NewBackend() => new()
    {
        Profile = new BackendProfile
        {
            Destination = "memory",
            BatchSizeLimit = random.Next(1, 11),
            MinimumLevel = LogEventLevel.Information,
            MaxInFlight = Pick<int?>(null, 1, 2, 4),
            ItemBytesLimit = 400,
            SendInterval = Pick(TimeSpan.Zero, TimeSpan.Zero, Second, 60 * Second),
            RepeatsUnanswered = random.Next(3) > 0,
        },
        TrimLevels = random.Next(3),
        Text = Encode,
        Otherwise = Answer,
    };

    /// <summary>Answers some of the sends that hang; too late for those whose limit has passed.</summary>
    public void AnswerLate()
    {
        foreach (var send in _open.Where(_ => random.Next(2) == 0).ToArray())
        {
            _open.Remove(send);
            if (!IsLate(send) && !IsAbandoned)
                Confirm(send.Messages);
            send.Answer.SetResult(SendResult.Delivered);
        }
    }

    /// <summary>Another mix of answers.</summary>
    /// <returns>The mix, for the story.</returns>
    public string ChangeMood()
    {
        for (var i = 0; i < _mood.Length; i++)
            _mood[i] = random.Next(3) == 0 ? random.Next(1, 10) : 0;
        _mood[0] = random.Next(1, 10);
        return "mood " + string.Join(' ', _mood);
    }

    static string Encode(string message, int trimLevel)
    {
        if (message.Contains("unencodable", StringComparison.Ordinal))
            throw new FormatException();
        var isLarge = message.Contains("large", StringComparison.Ordinal);
        return message + new string('x', isLarge ? 500 >> trimLevel : 40);
    }

    Task<SendResult> Answer(IReadOnlyList<string> batch)
    {
        CountSend();
        foreach (var message in batch.Where(_confirmed.Contains))
            Trouble ??= $"{message} was sent again after its delivery was confirmed";
        if (IsHealthy)
            return Deliver(batch);
        var sum = random.Next(_mood.Sum());
        var outcome = 0;
        while (sum >= _mood[outcome])
            sum -= _mood[outcome++];
        return Answer(batch, outcome);
    }

    Task<SendResult> Answer(IReadOnlyList<string> batch, int outcome) => outcome switch
    {
        0 => Deliver(batch),
        1 => Give(SendResult.Retry("HTTP 503")),
        2 => Give(SendResult.Retry("HTTP 503", after: Wait())),
        3 => DeliverPartly(batch),
        4 or 5 => batch.Any(IsPoison) ? Give(SendResult.Rejected("HTTP 400")) : Deliver(batch),
        6 => Give(SendResult.Rejected("HTTP 400")),
        7 => batch.Count > 2 || batch[0].Length > 200 ? Give(SendResult.TooLarge("HTTP 413")) : Deliver(batch),
        8 when random.Next(3) == 0 => Give(SendResult.RateLimitedAlone("HTTP 429")),
        8 => Give(SendResult.RateLimited("HTTP 429", Wait(), dropsBatch: random.Next(2) == 0)),
        9 => Give(SendResult.Refused("HTTP 401", isFinal: _canEnd && random.Next(10) == 0)),
        10 => throw new InvalidOperationException("no way"),
        11 => Hang(batch),
        12 => Give(SendResult.Abandoned("no answer")),
        _ => Limited(batch),
    };

    Task<SendResult> Limited(IReadOnlyList<string> batch)
    {
        Confirm(batch);
        return Give(SendResult.Delivered.ThenWait(Wait()));
    }

    Task<SendResult> Deliver(IReadOnlyList<string> batch)
    {
        Confirm(batch);
        return Give(SendResult.Delivered);
    }

    Task<SendResult> DeliverPartly(IReadOnlyList<string> batch)
    {
        var rejected = new List<int>();
        var retry = new List<int>();
        for (var i = 0; i < batch.Count; i++)
        {
            var fate = random.Next(4);
            if (fate == 0)
                rejected.Add(i);
            else if (fate == 1)
                retry.Add(i);
            else
                Confirm([batch[i]]);
        }

        return Give(SendResult.Partial("HTTP 207", rejected, retry, random.Next(2) == 0 ? Wait() : null));
    }

    Task<SendResult> Hang(IReadOnlyList<string> batch)
    {
        var send = new Unanswered(batch, new TaskCompletionSource<SendResult>(), time.GetUtcNow());
        _open.Add(send);
        return send.Answer.Task;
    }

    void CountSend()
    {
        var now = time.GetUtcNow();
        _sendsAtThisInstant = now == _instant ? _sendsAtThisInstant + 1 : 1;
        _instant = now;
        if (_sendsAtThisInstant <= HammeringLimit)
            return;
        // Healthy from here on, so that the test ends.
        Trouble ??= $"over {HammeringLimit} sends at one instant";
        IsHealthy = true;
    }

    void Confirm(IReadOnlyList<string> messages) => _confirmed.UnionWith(messages);

    bool IsLate(Unanswered send) => time.GetUtcNow() - send.SentAt >= sendTimeLimit;

    TimeSpan Wait() => Second * Pick(0, 1, 4, 30, 300);

    T Pick<T>(params ReadOnlySpan<T> items) => items[random.Next(items.Length)];

    static bool IsPoison(string message) => message.Contains("poison", StringComparison.Ordinal);

    static Task<SendResult> Give(SendResult result) => Task.FromResult(result);

    sealed record Unanswered(
        IReadOnlyList<string> Messages, TaskCompletionSource<SendResult> Answer, DateTimeOffset SentAt);
}
