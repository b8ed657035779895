// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The kinds of separators, which differ in what they take for a value.</summary>
enum SeparatorKind
{
    /// <summary>Not a separator: <c>::</c>, <c>!=</c>.</summary>
    None,

    /// <summary><c>:</c>, as in JSON, YAML, headers and prose.</summary>
    Colon,

    /// <summary><c>=</c> or <c>:=</c>.</summary>
    Equals,

    /// <summary><c>=&gt;</c>, <c>-&gt;</c> or <c>==</c>, which code is full of.</summary>
    Arrow,

    /// <summary>The end of an XML tag.</summary>
    Element,
}
