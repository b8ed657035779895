// SPDX-License-Identifier: Apache-2.0
namespace Sinks.AspNetCore;

/// <summary>All that the status page and its JSON tell, at one moment.</summary>
/// <param name="At">The moment.</param>
/// <param name="Health">How it is, and why.</param>
/// <param name="Fanouts">The fan-outs that run.</param>
/// <param name="Browser">What browsers reported.</param>
/// <param name="Hour">The minutes of the last hour.</param>
sealed record StatusSnapshot(
    DateTimeOffset At,
    FanoutHealth Health,
    IReadOnlyList<FanoutStatus> Fanouts,
    BrowserStatus Browser,
    IReadOnlyList<StatusMinute> Hour);
