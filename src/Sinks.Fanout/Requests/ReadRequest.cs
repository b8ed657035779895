// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>A request as it was read and redacted, shared by its events until more is known of it.</summary>
/// <param name="Reader">Who read it.</param>
/// <param name="Version">What was known.</param>
/// <param name="Info">The request.</param>
/// <param name="UserId">Whose request it is; not redacted yet, as identities are with the whole context.</param>
/// <param name="TenantId">Which tenant's; not redacted yet.</param>
sealed record ReadRequest(
    AmbientRequestReader Reader, int Version, RequestInfo Info, string? UserId, string? TenantId);
