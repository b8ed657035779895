// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>A rule of somebody's own failed: what it was to look at is not sent. Holds no content.</summary>
sealed class RuleFailedException(string rule, string why) : Exception
{
    public string Rule { get; } = rule;

    public string Why { get; } = why;
}
