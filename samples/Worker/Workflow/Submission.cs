// SPDX-License-Identifier: Apache-2.0
namespace Worker.Workflow;

/// <summary>A document that a user handed in for a tenant.</summary>
sealed record Submission(string Document, string UserId, string TenantId);
