// SPDX-License-Identifier: Apache-2.0
using System.Reflection;

namespace Sinks.Sentry.Tests;

/// <summary>An assembly of a name and nothing else.</summary>
sealed class NamedAssembly(string fullName, string? informationalVersion = null) : Assembly
{
    public override bool IsDynamic => false;

    public override AssemblyName GetName() => new(fullName);

    public override object[] GetCustomAttributes(Type attributeType, bool inherit) =>
        informationalVersion is not null && attributeType == typeof(AssemblyInformationalVersionAttribute)
            ? new AssemblyInformationalVersionAttribute[] { new(informationalVersion) }
            : (object[])Array.CreateInstance(attributeType, 0);
}
