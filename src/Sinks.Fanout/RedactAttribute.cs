// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// Marks what is to be redacted of an object that is logged with its structure (<c>{@Order}</c>): a property, a
/// constructor parameter of a record, the field behind a property, or all of a type. Serilog heeds it with
/// <c>.Destructure.WithRedaction()</c>; <c>AddFanout()</c> and <see cref="FanoutEvents"/> heed it by themselves.
/// </summary>
[AttributeUsage(
    AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter | AttributeTargets.Class
    | AttributeTargets.Struct | AttributeTargets.Interface)]
public sealed class RedactAttribute : Attribute
{
    /// <summary>Redacts by the strategy of the rule <c>attribute</c>: <c>[redacted:attribute]</c> by default.</summary>
    public RedactAttribute()
    {
    }

    /// <summary>Redacts by a strategy of its own.</summary>
    /// <param name="strategy">What becomes of the value.</param>
    public RedactAttribute(RedactionStrategy strategy) => Strategy = strategy;

    /// <summary>What becomes of the value; null for the strategy of the rule <c>attribute</c>.</summary>
    public RedactionStrategy? Strategy { get; }
}
