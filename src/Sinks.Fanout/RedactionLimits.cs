// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>How much of a value is read; what is beyond is not sent.</summary>
public sealed class RedactionLimits
{
    /// <summary>The longest text, in characters; of a longer one the beginning is kept. Default 32,768.</summary>
    public int MaxLength { get; set; } = TextLimit.MaxLength;

    /// <summary>How deep values may be nested. Default 10.</summary>
    public int MaxDepth { get; set; } = ValueWalk.MaxDepth;

    /// <summary>How many parts a value may have. Default 1,000.</summary>
    public int MaxNodes { get; set; } = ValueWalk.MaxNodes;

    /// <summary>How long a rule of one's own may look at one text. Default 100 ms.</summary>
    public TimeSpan RuleTimeLimit { get; set; } = TimeSpan.FromMilliseconds(100);
}
