// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>One frame of a stack trace.</summary>
public sealed record FrameInfo
{
    /// <summary>
    /// The readable method name: async methods, iterators, lambdas and local functions by the name in the source
    /// (<c>Convert</c>, <c>Convert { lambda }</c>, <c>Convert.Helper</c>).
    /// </summary>
    public required string Function { get; init; }

    /// <summary>The full name of the declaring type, compiler-made types replaced by the one in the source, or null.</summary>
    public string? TypeName { get; init; }

    /// <summary>The simple name of the assembly, or null.</summary>
    public string? Assembly { get; init; }

    /// <summary>The source file as recorded in the PDB, or null.</summary>
    public string? File { get; init; }

    /// <summary>The line in the source file, from 1; 0 when unknown.</summary>
    public int Line { get; init; }

    /// <summary>The column in the source file, from 1; 0 when unknown.</summary>
    public int Column { get; init; }

    /// <summary>The offset in the method's IL, or -1.</summary>
    public int ILOffset { get; init; } = -1;

    /// <summary>The metadata token of the method, or 0.</summary>
    public int MethodToken { get; init; }

    /// <summary>The version id of the module, or the empty id.</summary>
    public Guid ModuleVersionId { get; init; }

    /// <summary>Whether the frame is the application's own code rather than a framework's or library's.</summary>
    public bool InApp { get; init; }
}
