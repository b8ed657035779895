// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;

namespace Sinks.Fanout;

/// <summary>
/// Says on an assembly which backend type it holds, so that a configuration section finds it: type <c>X</c> is looked
/// for in assembly <c>Sinks.X</c>, or in the one named by <c>"Type": "X, Assembly"</c>.
/// </summary>
/// <param name="type">A public class derived from <see cref="BackendType{TOptions}"/> with a parameterless
/// constructor.</param>
/// <param name="contract">The contract the assembly was built against: <see cref="CurrentContract"/>.</param>
[Experimental("SINKS001")]
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class FanoutBackendAttribute(
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] Type type,
    int contract) : Attribute
{
    /// <summary>The contract of this build. A constant, so that it is fixed in the backend's own assembly.</summary>
    public const int CurrentContract = 1;

    /// <summary>The backend type.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)]
    public Type Type { get; } = type;

    /// <summary>The contract the assembly was built against; another number than ours turns the backend off.</summary>
    public int Contract { get; } = contract;
}
