// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>What Partial shows of a value.</summary>
enum PartialForm : byte
{
    /// <summary>Nothing: the rule has no such form.</summary>
    None,

    /// <summary>The last letters or digits.</summary>
    Tail,

    /// <summary>The first character and the domain of an e-mail address.</summary>
    Email,
}
