// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>A text that was no string when it was logged, an enum or a Uri: Serilog renders it without
/// quotes.</summary>
sealed class LiteralText(string text)
{
    public override string ToString() => text;
}
