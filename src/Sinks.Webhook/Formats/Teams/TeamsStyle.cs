// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Webhook;

/// <summary>How a line of a card looks.</summary>
enum TeamsStyle
{
    Text = 0,
    Title = 1,
    Heading = 2,
    Code = 3,
    Small = 4,
}
