// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>A lane as it is to run: the options after the protocol's limits had their say.</summary>
sealed record LanePlan
{
    public required string Name { get; init; }

    public required string Type { get; init; }

    public required IBackend Backend { get; init; }

    /// <summary>Where the backend sends to; asked once, since a stranger's member may throw.</summary>
    public required string Destination { get; init; }

    public required IItemEncoder Encoder { get; init; }

    /// <summary>How many times an item can be trimmed.</summary>
    public required int TrimLevels { get; init; }

    /// <summary>The most bytes one item may have.</summary>
    public required int ItemBytesLimit { get; init; }

    public required LaneGate Gate { get; init; }

    public required int QueueLimit { get; init; }

    public required long QueueBytesLimit { get; init; }

    public required OverflowPolicy Overflow { get; init; }

    /// <summary>Whether parts of the queue are kept for errors.</summary>
    public bool KeepsReserve { get; init; } = true;

    public required int BatchSizeLimit { get; init; }

    public required int BatchBytesLimit { get; init; }

    public required TimeSpan BufferingTimeLimit { get; init; }

    /// <summary>Null adapts to the server.</summary>
    public required int? MaxInFlight { get; init; }

    /// <summary>Null for no limit.</summary>
    public required double? EventsPerSecondLimit { get; init; }

    /// <summary>The least time from one send to the next; a drain or a flush does not wait for it.</summary>
    public TimeSpan SendInterval { get; init; }

    /// <summary>Whether what nobody answered is sent again.</summary>
    public bool RepeatsUnanswered { get; init; } = true;

    public required TimeSpan SendTimeLimit { get; init; }

    public required TimeSpan RetryTimeLimit { get; init; }

    public required TimeSpan SuspendedProbe { get; init; }

    /// <summary>The backend that brings this one along; null for one that is configured itself.</summary>
    public string? Owner { get; init; }

    /// <summary>Equal for two plans that can share a backend.</summary>
    public string BackendKey { get; init; } = "";

    /// <summary>Whether a setting could not be used and its default, or what was in force, took its place.</summary>
    public bool HasMistakes { get; init; }

    /// <summary>
    /// The mistakes of the backend's section in spite of which it was made: on a reload any other leaves it in force.
    /// </summary>
    public IReadOnlyList<Mistake> Tolerated { get; init; } = [];

    /// <summary>
    /// Whether events are encoded before they are queued, so that the queue holds bytes: what a spool needs.
    /// </summary>
    public bool EncodeBeforeQueueing { get; init; }

    public static LanePlan From(
        string name, string type, IBackend backend, BackendOptions options, FanoutOptions? fanout = null)
    {
        var profile = backend.Profile;
        var encoder = options.Encoder?.Invoke(backend.Encoder) ?? backend.Encoder;
        return new LanePlan
        {
            Name = name,
            Type = type,
            Backend = backend,
            Destination = profile.Destination,
            Encoder = encoder,
            TrimLevels = encoder.TrimLevels,
            ItemBytesLimit = profile.ItemBytesLimit,
            Gate = new LaneGate(
                options.MinimumLevel ?? profile.MinimumLevel,
                new LevelOverrides(options.Overrides),
                new NamePatterns(
                    [.. (IEnumerable<string>?)options.Events ?? profile.Events, .. profile.RequiredEvents]),
                new EventFilter(fanout ?? new FanoutOptions(), options),
                options.SampleRate ?? 1,
                profile.RequiredProperties,
                KindGate.Of(profile)),
            KeepsReserve = profile.KeepsReserve,
            QueueLimit = options.QueueLimit,
            QueueBytesLimit = options.QueueBytesLimit,
            Overflow = options.Overflow,
            BatchSizeLimit = Math.Clamp(options.BatchSizeLimit ?? int.MaxValue, 1, Math.Max(1, profile.BatchSizeLimit)),
            BatchBytesLimit = Math.Min(options.BatchBytesLimit ?? int.MaxValue, profile.BatchBytesLimit),
            BufferingTimeLimit = options.BufferingTimeLimit,
            MaxInFlight = (options.MaxInFlight ?? profile.MaxInFlight) is { } limit ? Math.Max(1, limit) : null,
            EventsPerSecondLimit = options.EventsPerSecondLimit,
            SendInterval = profile.SendInterval,
            RepeatsUnanswered = profile.RepeatsUnanswered,
            SendTimeLimit = options.SendTimeLimit,
            RetryTimeLimit = options.RetryTimeLimit,
            SuspendedProbe = options.SuspendedProbe,
        };
    }
}
