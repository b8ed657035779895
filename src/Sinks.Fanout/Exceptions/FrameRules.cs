// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>What frames are to tell; equal when the same is asked for.</summary>
/// <param name="InApp">Which frames are the application's own.</param>
/// <param name="SourceLines">How many lines of source before and after their own those show; 0 for none.</param>
sealed record FrameRules(InAppRules InApp, int SourceLines)
{
    /// <summary>What is told unless the options say otherwise.</summary>
    public static FrameRules Default { get; } = new(InAppRules.Default, SourceLines: 0);

    /// <summary>The rules that the options ask for.</summary>
    public static FrameRules Of(FanoutOptions options) => new(InAppRules.Of(options), options.SourceLines);
}
