// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>What becomes of a secret that a rule found.</summary>
public enum RedactionStrategy
{
    /// <summary>A marker that names the rule: <c>[redacted:card]</c>.</summary>
    Replace,

    /// <summary>
    /// A marker that shows a little, at most a quarter: <c>[redacted:card:4242]</c>,
    /// <c>[redacted:email:j@example.com]</c>. Replace where that is not possible.
    /// </summary>
    Partial,

    /// <summary>Nothing: the property or member is left out, in text nothing stands there.</summary>
    Remove,

    /// <summary>
    /// A keyed hash, the same for the same value in every event, backend and process:
    /// <c>[redacted:email:k1:...]</c>. Needs <see cref="PseudonymOptions.Key"/>.
    /// </summary>
    Pseudonym,

    /// <summary>The whole event goes nowhere and is counted as <c>drop_event</c>.</summary>
    DropEvent,

    /// <summary>The rule is not applied.</summary>
    Off,
}
