// SPDX-License-Identifier: Apache-2.0
namespace Quickstart.Workflow;

/// <summary>A user's wish: this document as that format.</summary>
sealed record ConversionJob(string Document, string Target, string UserId, string TenantId)
{
    /// <summary>Names this run of the workflow.</summary>
    public string RunId { get; init; } = "";
}
