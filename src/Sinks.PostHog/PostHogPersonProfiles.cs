// SPDX-License-Identifier: Apache-2.0
namespace Sinks.PostHog;

/// <summary>Which events make or change a person in PostHog. The others cost less.</summary>
public enum PostHogPersonProfiles
{
    /// <summary>Events whose user is known.</summary>
    IdentifiedOnly = 0,

    /// <summary>All events, also those without a user.</summary>
    Always = 1,

    /// <summary>No event.</summary>
    Never = 2,
}
