// SPDX-License-Identifier: Apache-2.0
namespace App;

/// <summary>A ship in the harbour, from and to.</summary>
sealed record PortCall(string Ship, DateTimeOffset Arrives, DateTimeOffset Departs);
