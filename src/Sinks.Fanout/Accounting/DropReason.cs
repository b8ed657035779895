// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// Why events are dropped: a closed list. Status, metrics and SelfLog show them by the names of <see
/// cref="DropReasons"/>.
/// </summary>
enum DropReason
{
    IntakeFull,
    QueueFull,
    QueueBytes,
    TooLarge,
    EncodeFailed,
    Rejected,
    RateLimited,
    RetryExhausted,
    Storm,
    DropEvent,
    HookFailed,
    Duplicate,
    Shutdown,
    Closed,
    SpoolFull,
    SpoolExpired,
    SpoolCorrupt,
}
