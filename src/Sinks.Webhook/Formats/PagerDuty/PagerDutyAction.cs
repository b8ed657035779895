// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Webhook;

/// <summary>What an event does to an incident.</summary>
enum PagerDutyAction
{
    Trigger = 0,
    Acknowledge = 1,
    Resolve = 2,
}
