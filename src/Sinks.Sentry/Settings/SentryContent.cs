// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>What options say about the content of events.</summary>
sealed record SentryContent
{
    public SentryNames TagProperties { get; init; } = SentryNames.None;

    public IReadOnlyList<SentryGrouping> Groupings { get; init; } = [];

    public bool AttachesLog { get; init; }

    /// <summary>The events that take their log along; null for all.</summary>
    public EventMatcher? LogEvents { get; init; }

    public SentryNames AttachedProperties { get; init; } = SentryNames.None;

    public long AttachmentBytesLimit { get; init; } = SentryOptions.DefaultMaxAttachmentSize;

    public bool SendsPersonalData { get; init; }

    /// <summary>The account of the process, for events that name no user; null when it is not to be sent.</summary>
    public string? EnvironmentUser { get; init; }

    public bool WritesSourcePaths { get; init; } = true;

    public SentryAssemblies? Assemblies { get; init; }

    public static SentryContent Of(SentryOptions options, BackendSetup setup)
    {
        var excerpt = options.Attachments.LogExcerpt;
        return OfPersons(options) with
        {
            TagProperties = new SentryNames(options.TagProperties),
            Groupings = SentryGrouping.Of(options.Fingerprints, setup),
            AttachesLog = excerpt.Enabled,
            LogEvents = HasEntries(excerpt) ? new EventMatcher(excerpt) : null,
            AttachedProperties = new SentryNames(options.Attachments.Properties),
            AttachmentBytesLimit = Math.Clamp(options.MaxAttachmentSize, 0, SentryOptions.AttachmentSizeLimit),
            WritesSourcePaths = options.IncludeSourcePaths,
            Assemblies = SentryAssemblies.Of(options.ReportAssembliesMode),
        };
    }

    /// <summary>What options say about persons, and nothing else.</summary>
    public static SentryContent OfPersons(SentryOptions options) => new()
    {
        SendsPersonalData = options.SendDefaultPii,
        EnvironmentUser = options is { SendDefaultPii: true, IsEnvironmentUser: true } ? Environment.UserName : null,
    };

    public static bool HasEntries(FilterOptions options) =>
        options.Exceptions.Count > 0 || options.Categories.Count > 0 || options.Templates.Count > 0;
}
