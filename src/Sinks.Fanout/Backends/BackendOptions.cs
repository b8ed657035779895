// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// What every backend can be told; the same names in code, in its section and in environment variables.
/// </summary>
public abstract class BackendOptions
{
    /// <summary>Whether the backend is used. Default true. False from any source wins.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The lowest level that is sent. Null: the backend's own default.</summary>
    public LogEventLevel? MinimumLevel { get; set; }

    /// <summary>
    /// Levels that stand in for <see cref="MinimumLevel"/> in a category (Serilog's SourceContext) and all below it,
    /// higher or lower: <c>Overrides["Microsoft"] = LogEventLevel.Fatal</c>. Of several that fit the longest holds;
    /// case
    /// does not matter, and <c>*</c> matches any run of characters. In configuration an object, or one text:
    /// <c>Microsoft=Fatal, Shop.Jobs=Debug</c>.
    /// </summary>
    public IDictionary<string, LogEventLevel> Overrides { get; } =
        new Dictionary<string, LogEventLevel>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Names of events to take whatever their level; <c>*</c> matches any run of characters. Null: the backend's own
    /// default. In configuration an array, or one text separated by commas.
    /// </summary>
    public IList<string>? Events { get; set; }

    /// <summary>Which events are not sent here, beside those the fan-out ignores.</summary>
    public IgnoreOptions Ignore { get; } = new();

    /// <summary>
    /// Which events alone are sent, in place of what the fan-out says; nothing for all. What is ignored is not sent
    /// even so.
    /// </summary>
    public FilterOptions Only { get; } = new();

    /// <summary>The share of events to send, 0 to 1; decided by trace id, else by event id. Null: all.</summary>
    public double? SampleRate { get; set; }

    /// <summary>The most events the lane queues. Default 16,384.</summary>
    public int QueueLimit { get; set; } = 16_384;

    /// <summary>The most memory the queued events may hold, in bytes. Default 32 MiB.</summary>
    public long QueueBytesLimit { get; set; } = 32 * 1024 * 1024;

    /// <summary>What is dropped when the queue is full. Default <see cref="OverflowPolicy.DropNewest"/>.</summary>
    public OverflowPolicy Overflow { get; set; }

    /// <summary>The most events in one send. Null, or more than the protocol allows: the protocol's limit.</summary>
    public int? BatchSizeLimit { get; set; }

    /// <summary>
    /// The most bytes in one send, before compression. Null, or more than the protocol allows: its limit.
    /// </summary>
    public int? BatchBytesLimit { get; set; }

    /// <summary>How long an event may wait for its batch to fill. Default 2 s.</summary>
    public TimeSpan BufferingTimeLimit { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The most sends in flight. Null: the backend's own default, for one-event-per-request protocols 2 to 32 as the
    /// server answers.
    /// </summary>
    public int? MaxInFlight { get; set; }

    /// <summary>
    /// The most events sent in a second, and again counted again; 0.5 is one in two seconds. After a quiet second one
    /// second's worth may go at once. What exceeds it waits in the queue. Null: no limit.
    /// </summary>
    public double? EventsPerSecondLimit { get; set; }

    /// <summary>How long one send may take; then it is abandoned and counts as no answer. Default 15 s.</summary>
    public TimeSpan SendTimeLimit { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a batch is tried again before it is dropped <c>retry_exhausted</c>. Default 10 min.</summary>
    public TimeSpan RetryTimeLimit { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How often a suspended lane sends one event to see whether it is welcome again. Default 60 s.</summary>
    public TimeSpan SuspendedProbe { get; set; } = TimeSpan.FromSeconds(60);

    internal Func<IItemEncoder, IItemEncoder>? Encoder { get; private set; }

    /// <summary>
    /// Encodes with another encoder, from code alone: one in place of the backend's own, or one around it that changes
    /// the item first or the bytes afterwards. It gets items of every kind the backend takes. What it throws drops that
    /// item alone as <c>encode_failed</c>.
    /// </summary>
    /// <param name="encoder">Gets the backend's own encoder, and gives the one to use.</param>
    [Experimental("SINKS001")]
    public void UseEncoder(Func<IItemEncoder, IItemEncoder> encoder)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        Encoder = encoder;
    }
}
