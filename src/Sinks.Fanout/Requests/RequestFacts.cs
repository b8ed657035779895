// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>What a web framework's package knows of a request at one moment; not redacted yet.</summary>
sealed record RequestFacts
{
    public string? Method { get; init; }

    public string? Scheme { get; init; }

    /// <summary>With the port, if it is not the scheme's own.</summary>
    public string? Host { get; init; }

    /// <summary>The whole path, from the root of the server.</summary>
    public string? Path { get; init; }

    public string? QueryString { get; init; }

    /// <summary>The template of the route, or null.</summary>
    public string? Route { get; init; }

    /// <summary>The status, once it is settled.</summary>
    public int? StatusCode { get; init; }

    public string? Id { get; init; }

    public string? ClientAddress { get; init; }

    /// <summary>The headers that are on the list of those that may be sent.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public string? UserId { get; init; }

    public string? UserName { get; init; }

    public string? UserEmail { get; init; }

    public string? TenantId { get; init; }

    /// <summary>Whether the caller went away before the answer was complete.</summary>
    public bool WasAborted { get; init; }
}
