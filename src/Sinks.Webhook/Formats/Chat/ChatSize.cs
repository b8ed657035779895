// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Webhook;

/// <summary>How much a message tells. One that is too large for its receiver is made again, smaller.</summary>
/// <param name="Kinds">The most kinds of errors that are told of singly.</param>
/// <param name="Text">The most characters of a text.</param>
/// <param name="Name">The most characters of a heading, a frame or a fact.</param>
/// <param name="Frames">The most frames of the only error; of several none are shown.</param>
sealed record ChatSize(int Kinds, int Text, int Name, int Frames)
{
    public static IReadOnlyList<ChatSize> All { get; } =
    [
        new(10, 2000, 150, 8),
        new(10, 500, 150, 6),
        new(8, 200, 100, 4),
        new(5, 100, 60, 2),
        new(1, 60, 40, 0),
    ];
}
