// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>One frame of a stack trace.</summary>
public sealed record FrameInfo
{
    /// <summary>
    /// The readable method name, without type arguments and parameters. Async methods, iterators and async iterators go
    /// by the name in the source (<c>Convert</c>), lambdas by the member around them (<c>Convert { lambda }</c>), local
    /// functions by that member and their own name (<c>Convert.Helper</c>), each at any depth by the outermost member.
    /// Constructors are <c>.ctor</c> and <c>.cctor</c>, accessors <c>get_Name</c> and <c>set_Name</c>, top-level
    /// statements <c>Main</c>; explicit interface implementations keep the interface's name before theirs.
    /// </summary>
    public required string Function { get; init; }

    /// <summary>
    /// The full CLR name of the declaring type, or null: nested types after <c>+</c>, generic ones without arity and
    /// arguments, compiler-made ones replaced by the type in the source.
    /// </summary>
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

    /// <summary>The module the method is in, or null; one instance for all frames of a module.</summary>
    public ModuleInfo? Module { get; init; }

    /// <summary>The line in the source and those around it; null unless <c>SourceLines</c> asks for them.</summary>
    public SourceExcerpt? Source { get; init; }

    /// <summary>
    /// Whether the frame is the application's own code rather than a framework's or library's; false for code made at
    /// run time.
    /// </summary>
    public bool InApp { get; init; }

    /// <summary>Whether it is a frame of JavaScript in a browser: the file is then the address of the script.</summary>
    public bool IsScript { get; init; }
}
