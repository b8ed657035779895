// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The HTTP request that the host was answering when an event was emitted; redacted.</summary>
public sealed record RequestInfo
{
    /// <summary>The method in upper case, or null.</summary>
    public string? Method { get; init; }

    /// <summary>
    /// The address without its query: absolute when scheme and host are known, else the path. Or null.
    /// </summary>
    public string? Url { get; init; }

    /// <summary>The query without the question mark, or null.</summary>
    public string? QueryString { get; init; }

    /// <summary>The template of the route, such as <c>/orders/{id}</c>, or null.</summary>
    public string? Route { get; init; }

    /// <summary>The status of the answer; null when it is not known yet.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The host's id of the request, or null.</summary>
    public string? Id { get; init; }

    /// <summary>Headers by name, values redacted; empty when the host logs none.</summary>
    public FanoutProperties Headers { get; init; } = FanoutProperties.Empty;

    /// <summary>
    /// The address of whoever asked, or null. Personal data: a backend sends it only where it was told to.
    /// </summary>
    public string? ClientAddress { get; init; }

    /// <summary>
    /// The name of whoever is signed in, or null. Personal data: a backend sends it only where it was told to.
    /// </summary>
    public string? UserName { get; init; }

    /// <summary>
    /// The e-mail address of whoever is signed in, or null, also where redaction takes addresses out. Personal data: a
    /// backend sends it only where it was told to.
    /// </summary>
    public string? UserEmail { get; init; }

    /// <summary>Whether the caller went away before the answer was complete; null when nobody knows.</summary>
    internal bool? WasAborted { get; init; }
}
