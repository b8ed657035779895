// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// 64 characters, each as one byte; what is no byte is 255, which is of no kind. Bit n of a mask is character n.
/// </summary>
interface IGateBlock
{
    ulong Where(byte value);

    /// <summary>That small letter and its capital.</summary>
    ulong WhereFolded(byte letter);

    ulong WhereAny(byte first, byte second);

    ulong WhereAny(byte first, byte second, byte third);

    /// <summary>Those from <paramref name="first"/> to <paramref name="length"/> after it.</summary>
    ulong WhereIn(byte first, byte length);

    /// <summary>The same with capitals as small letters.</summary>
    ulong WhereFoldedIn(byte first, byte length);

    bool HasAny(byte first, byte second, byte third, byte fourth, byte fifth);
}
