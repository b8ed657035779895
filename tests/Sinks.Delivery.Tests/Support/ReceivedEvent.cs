// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Delivery.Tests.Support;

/// <summary>An event as a server read it.</summary>
sealed record ReceivedEvent(Guid Id, string Message);
