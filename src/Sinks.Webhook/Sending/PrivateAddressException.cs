// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Webhook;

/// <summary>A host leads to addresses that the options forbid. Which ones is nobody's business but the host's.</summary>
sealed class PrivateAddressException() : IOException("its host is at no public address, and PublicAddressesOnly is set");
