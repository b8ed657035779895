// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Webhook;

/// <summary>A short piece of information under a name: <c>Tenant</c>, <c>t-9</c>.</summary>
sealed record ChatFact(string Name, string Value);
