// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>What a text has in it that a rule could start from.</summary>
[Flags]
enum TextFeatures
{
    None = 0,

    /// <summary><c>:</c>, <c>=</c> or <c>&gt;</c>.</summary>
    Separator = 1,

    /// <summary><c>@</c> and <c>//</c>.</summary>
    UserInfo = 2,

    /// <summary><c>eyJ</c>, how JSON begins in base64.</summary>
    Base64Json = 4,

    /// <summary><c>PRIVATE KEY</c>.</summary>
    PrivateKey = 8,

    /// <summary><c>bearer</c> or <c>basic</c> in any case.</summary>
    Scheme = 16,

    /// <summary><c>-</c>.</summary>
    Switch = 32,
}
