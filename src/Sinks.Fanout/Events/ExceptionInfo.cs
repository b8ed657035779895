// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// An exception as read once for all backends: redacted text, parsed frames, inner exceptions as a tree.
/// </summary>
public sealed record ExceptionInfo
{
    /// <summary>
    /// The full CLR name, such as <c>System.IO.IOException</c>; nested types after <c>+</c>, type arguments by their
    /// full names: <c>Shop.Failed&lt;Shop.Order&gt;</c>.
    /// </summary>
    public required string Type { get; init; }

    /// <summary>
    /// The message, redacted; for an aggregate without the tail that repeats the inner messages. Empty if the exception
    /// has none, <c>[unreadable]</c> if it throws when asked.
    /// </summary>
    public required string Message { get; init; }

    /// <summary>The simple name of the assembly that defines the type, or null.</summary>
    public string? Assembly { get; init; }

    /// <summary>The HRESULT.</summary>
    public int HResult { get; init; }

    /// <summary>The link to help that the exception names, redacted, or null.</summary>
    public string? HelpLink { get; init; }

    /// <summary>
    /// The first 50 entries of the exception's Data, redacted, keys and objects as text. What throws when read is
    /// <c>[unreadable]</c>.
    /// </summary>
    public FanoutProperties Data { get; init; } = FanoutProperties.Empty;

    /// <summary>
    /// The frames from the throwing one outwards, as .NET prints them; empty if never thrown. Of more than 500 the
    /// first and the last 250.
    /// </summary>
    public IReadOnlyList<FrameInfo> Frames { get; init; } = [];

    /// <summary>The inner exceptions: none, one, or the several of an aggregate or of a type load failure.</summary>
    public IReadOnlyList<ExceptionInfo> InnerExceptions { get; init; } = [];

    /// <summary>Whether this is an AggregateException.</summary>
    public bool IsAggregate { get; init; }

    /// <summary>
    /// Whether inner exceptions were left out, because the tree is deeper than 10 levels, larger than 50 exceptions, or
    /// an exception contains itself.
    /// </summary>
    public bool IsTruncated { get; init; }

    /// <summary>The full names of the types it derives from, the nearest first; what filters look at.</summary>
    internal IReadOnlyList<string> BaseTypes { get; init; } = [];

    /// <summary>A short description without the message.</summary>
    public override string ToString() => Type;
}
