// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The ways to write a character by others.</summary>
enum Escapes
{
    /// <summary>Percent-encoding: <c>%22</c>.</summary>
    Percent,

    /// <summary>Of JSON: <c>\"</c> and <c>\u0022</c>.</summary>
    Backslash,

    /// <summary>Of HTML and XML: <c>&amp;quot;</c> and <c>&amp;#34;</c>.</summary>
    Entity,
}
