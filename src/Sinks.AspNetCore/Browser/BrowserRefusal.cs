// SPDX-License-Identifier: Apache-2.0
namespace Sinks.AspNetCore;

/// <summary>Why what a browser sent was refused.</summary>
enum BrowserRefusal
{
    /// <summary>It is none of the formats, or not whole.</summary>
    Malformed,

    /// <summary>It comes from another site's page, or does not say from which.</summary>
    Origin,

    /// <summary>An envelope for somebody else's server.</summary>
    Dsn,

    /// <summary>The body is larger than the limit.</summary>
    TooLarge,

    /// <summary>A content type or encoding that is none of ours.</summary>
    MediaType,

    /// <summary>Too many of one client, of all, or at once.</summary>
    RateLimited,

    /// <summary>The body did not come in time.</summary>
    Timeout,
}
