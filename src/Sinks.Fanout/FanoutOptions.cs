// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The fan-out as a whole; the same names in code and in the <c>Fanout</c> section.</summary>
public sealed class FanoutOptions
{
    /// <summary>Whether anything is reported at all. Default true. False from any source wins.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// Whether a mistake in the configuration throws at start-up instead of being reported. Default false.
    /// </summary>
    public bool Strict { get; set; }

    /// <summary>The most events the intake holds before they are dispatched. Default 16,384.</summary>
    public int IntakeLimit { get; set; } = 16_384;

    /// <summary>
    /// The most text the intake holds, in bytes, estimated from the lengths of strings; an event with less than 1 KiB
    /// of text does not count. Default 16 MiB.
    /// </summary>
    public long IntakeBytesLimit { get; set; } = 16 * 1024 * 1024;

    /// <summary>
    /// Whether a Fatal event makes every backend send at once what it holds, instead of waiting for its batch to fill.
    /// The emitter does not wait. Default false.
    /// </summary>
    public bool FlushOnFatal { get; set; }

    /// <summary>How long shutdown may take, for all backends together. Default 5 s.</summary>
    public TimeSpan ShutdownTimeLimit { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Which events no backend gets.</summary>
    public IgnoreOptions Ignore { get; } = new();

    /// <summary>Which events alone are sent, by every backend that does not say so itself; nothing for all.</summary>
    public FilterOptions Only { get; } = new();

    /// <summary>When the frames of exceptions are read. Default <see cref="FrameCapture.Later"/>.</summary>
    public FrameCapture CaptureFrames { get; set; }

    /// <summary>
    /// Namespaces, types or assemblies whose frames count as the application's own, in spite of <see
    /// cref="InAppExclude"/> and of the libraries known by default; code made at run time never does. Each stands, in
    /// exact case, for itself and what follows it after a dot: <c>Shop</c> means <c>Shop.Orders</c>, not
    /// <c>Shopping</c>. In configuration an array, or one text separated by commas.
    /// </summary>
    public IList<string> InAppInclude { get; set; } = [];

    /// <summary>
    /// Namespaces, types or assemblies whose frames are not the application's own, beside the libraries known by
    /// default; read like <see cref="InAppInclude"/>.
    /// </summary>
    public IList<string> InAppExclude { get; set; } = [];

    /// <summary>
    /// Whether an error without an exception takes along where it was logged. The stack is walked in the log call,
    /// which then takes some 5 to 25 microseconds longer. Default false.
    /// </summary>
    public bool AttachStacktrace { get; set; }

    /// <summary>
    /// How many lines of source code before and after its own each frame of the application shows, 0 to 20; they are
    /// read from source embedded in the symbols or from the file named there, if it is there unchanged, and redacted.
    /// Default 0: none.
    /// </summary>
    public int SourceLines { get; set; }

    /// <summary>
    /// The most bytes of a text that an event takes along (<see cref="FanoutAttachment"/>), in UTF-8, 0 to
    /// 1,048,576; what is longer is cut at the end of a line. Default 65,536; 0 takes none.
    /// </summary>
    public int AttachmentBytesLimit { get; set; } = AttachmentRedaction.DefaultBytesLimit;

    /// <summary>
    /// Whether the baggage of activities may name workflow, step, user and tenant where nothing else does. Default
    /// false: baggage comes from whoever calls, who could pass for another user.
    /// </summary>
    public bool TrustBaggage { get; set; }

    /// <summary>Holds back what is logged again and again. Off unless <c>PerMinute</c> is set.</summary>
    public StormGuardOptions StormGuard { get; } = new();

    /// <summary>Which activities become spans, for backends that take them.</summary>
    public TraceOptions Traces { get; } = new();

    /// <summary>What counts as a session, for backends that take them. Default none.</summary>
    public SessionTracking Sessions { get; set; }

    /// <summary>Jobs that are watched, by their names; see <see cref="FanoutMonitor"/>.</summary>
    public IDictionary<string, MonitorOptions> Monitors { get; } =
        new Dictionary<string, MonitorOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary>What events tell of the request they were emitted in; needs Sinks.AspNetCore.</summary>
    public RequestOptions Requests { get; } = new();

    /// <summary>What browsers may report; needs Sinks.AspNetCore.</summary>
    public BrowserOptions Browser { get; } = new();

    /// <summary>What is taken out of events before any backend sees them.</summary>
    public RedactionOptions Redaction { get; } = new();

    /// <summary>What an error takes along of what was logged before it.</summary>
    public BreadcrumbOptions Breadcrumbs { get; } = new();
}
