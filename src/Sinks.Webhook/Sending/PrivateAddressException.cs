// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Webhook;

/// <summary>A host leads to addresses that the options forbid; which ones is not told to whoever named it.</summary>
sealed class PrivateAddressException()
    : IOException("its host is at no public address, and PublicAddressesOnly is set");
