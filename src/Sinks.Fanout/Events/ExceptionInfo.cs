// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>An exception as read once for all backends: redacted text, parsed frames, inner exceptions as a tree.</summary>
public sealed record ExceptionInfo
{
    /// <summary>The full CLR name, such as <c>System.IO.IOException</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The message, redacted; for an aggregate without the tail that repeats the inner messages.</summary>
    public required string Message { get; init; }

    /// <summary>The simple name of the assembly that defines the type, or null.</summary>
    public string? Assembly { get; init; }

    /// <summary>The HRESULT.</summary>
    public int HResult { get; init; }

    /// <summary>The exception's Data, redacted.</summary>
    public FanoutProperties Data { get; init; } = FanoutProperties.Empty;

    /// <summary>The frames from the throwing one outwards, as .NET prints them; empty if never thrown.</summary>
    public IReadOnlyList<FrameInfo> Frames { get; init; } = [];

    /// <summary>The inner exceptions: none, one, or the several of an aggregate.</summary>
    public IReadOnlyList<ExceptionInfo> InnerExceptions { get; init; } = [];

    /// <summary>Whether this is an AggregateException.</summary>
    public bool IsAggregate { get; init; }

    /// <summary>Whether inner exceptions were left out because the tree is deeper or larger than 50 exceptions.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>A short description without the message.</summary>
    public override string ToString() => Type;
}
