// SPDX-License-Identifier: Apache-2.0
namespace Tally;

/// <summary>What a meter showed.</summary>
sealed record Reading(string Station, DateTimeOffset At, decimal Meter);
