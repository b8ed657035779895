// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// Which events take their breadcrumbs along as a file too: those that at least one entry fits, all when there is none.
/// </summary>
public sealed class SentryLogExcerptOptions : FilterOptions
{
    /// <summary>Whether events take <c>log.txt</c> along. Default false.</summary>
    public bool Enabled { get; set; }
}
