// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Sinks.Fanout;

namespace Sinks.TestKit;

/// <summary>The sends of a backend, in the order in which they began.</summary>
public sealed class SendLog
{
    readonly List<Send> _sends = [];

    public IReadOnlyList<Send> Sends
    {
        get
        {
            lock (_sends)
                return [.. _sends];
        }
    }

    public Send Begin(IReadOnlyList<Guid> ids)
    {
        lock (_sends)
        {
            _sends.Add(new Send(ids));
            return _sends[^1];
        }
    }

    /// <summary>One send and what its backend said about it.</summary>
    public sealed class Send(IReadOnlyList<Guid> ids)
    {
        readonly long _beganAt = Stopwatch.GetTimestamp();
        int _outcome = -1;
        bool _wasCancelled;

        public IReadOnlyList<Guid> Ids { get; } = ids;

        /// <summary>When the backend said what it came to.</summary>
        public long EndedAt { get; private set; }

        /// <summary>
        /// Whether the lane may have given the send up before it heard the answer: then it counts as unanswered.
        /// </summary>
        public bool IsDoubtful(TimeSpan sendTimeLimit) =>
            _wasCancelled || Stopwatch.GetElapsedTime(_beganAt, EndedAt) > sendTimeLimit / 2;

        /// <summary>Null while it is under way, and when it threw.</summary>
        public SendOutcome? Outcome =>
            Volatile.Read(ref _outcome) is >= 0 and var outcome ? (SendOutcome)outcome : null;

        internal void End(SendOutcome outcome, bool wasCancelled)
        {
            EndedAt = Stopwatch.GetTimestamp();
            _wasCancelled = wasCancelled;
            Volatile.Write(ref _outcome, (int)outcome);
        }
    }
}
