// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Sentry;

/// <summary>What events take along as files beside what code attached to them; all of it redacted.</summary>
public sealed class SentryAttachmentOptions
{
    /// <summary>
    /// The breadcrumbs as <c>log.txt</c>, one line each with time, level, category and message: all the event carries,
    /// not only the newest 100.
    /// </summary>
    public SentryLogExcerptOptions LogExcerpt { get; } = new();

    /// <summary>
    /// Properties whose text or object becomes <c>Name.txt</c> or <c>Name.json</c> in place of extra or a context; case
    /// does not matter, <c>*</c> matches any run of characters. Default none.
    /// </summary>
    public IList<string> Properties { get; set; } = [];
}
