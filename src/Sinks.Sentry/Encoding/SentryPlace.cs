// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Sentry;

/// <summary>Where an event says a property; each is said once.</summary>
enum SentryPlace
{
    Extra = 0,

    /// <summary>A context of its own.</summary>
    Context,

    /// <summary>A field, a tag or a file.</summary>
    Elsewhere,
}
