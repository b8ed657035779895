// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Makes rules of what one's own code and options add: values, and rules as code.</summary>
static class OwnRules
{
    /// <summary>Makes the rules; what is a mistake in the options is left out.</summary>
    public static IEnumerable<TextRule> Of(RedactionOptions options)
    {
        var values = (options.Values ?? []).Select(static value => value?.Trim())
            .Where(static value => value?.Length >= LiteralMatcher.LengthMinimum);
        if (LiteralSearch.For(values!) is { } search)
            yield return new ValueRule(() => search);
        foreach (var own in options.Own)
        {
            if (Marker.IsRule(own.Name) && RuleInfo.IsFree(own.Name))
                yield return new CustomRule(own.Name, own.Rule, options.Limits.RuleTimeLimit, TimeProvider.System);
        }
    }
}
