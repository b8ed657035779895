// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>What an attribute asks for, the stricter the later.</summary>
enum MemberAction : byte
{
    /// <summary>Nothing.</summary>
    Keep,

    /// <summary>The member is left out when it is null.</summary>
    OmitNull,

    /// <summary>The member is left out when it is null or its type's default.</summary>
    OmitDefault,

    /// <summary>What a pattern matches in the text is replaced.</summary>
    Substitute,

    /// <summary>Some characters stay, if they are few.</summary>
    Mask,

    /// <summary>The value is taken out.</summary>
    Redact,

    /// <summary>The member is left out.</summary>
    Remove,
}
