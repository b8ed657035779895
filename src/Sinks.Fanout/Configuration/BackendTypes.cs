// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Sinks.Fanout;

/// <summary>Finds backend types by the name configuration gives them.</summary>
static class BackendTypes
{
    // The assemblies of our own types, in their exact case: a file system may tell cases apart where configuration
    // does not.
    static readonly string[] OwnTypes = ["Sentry", "PostHog", "Datadog", "Otlp", "Webhook"];

    /// <summary>Finds a type, or says why there is none.</summary>
    /// <param name="name"><c>X</c> for assembly <c>Sinks.X</c>, or <c>X, Assembly</c>.</param>
    /// <param name="path">The configuration path for the mistake.</param>
    /// <param name="mistake">What is wrong, when the result is null.</param>
    public static BackendType? Find(string name, string path, out Mistake? mistake)
    {
        mistake = null;
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        var typeName = (comma < 0 ? name : name[..comma]).Trim();
        var own = Array.Find(OwnTypes, known => string.Equals(known, typeName, StringComparison.OrdinalIgnoreCase));
        var assemblyName = comma < 0 ? $"Sinks.{own ?? typeName}" : name[(comma + 1)..].Trim();
        if (string.Equals(name, ForeignSinkType.TypeName, StringComparison.OrdinalIgnoreCase))
        {
            mistake = new Mistake(
                path,
                "is a Serilog sink, which a section can tune and not add.",
                "Add it in code under this name: f.Sink(name, to => ...).");
            return null;
        }

        if (Load(assemblyName) is not { } assembly)
        {
            mistake = Absent(path, typeName, assemblyName, isOfOwnName: comma < 0, own);
            return null;
        }

        try
        {
            return FindIn(assembly, typeName, path, out mistake);
        }
        catch (Exception failure)
        {
            mistake = new Mistake(
                path,
                $"is of assembly {assemblyName}, whose backend types cannot be read ({failure.GetType().Name}).",
                FitFix(assemblyName));
            return null;
        }
    }

    /// <summary>
    /// Whether code met something that is missing from the assemblies beside it: they are of versions that do not fit.
    /// </summary>
    public static bool IsMisfit(Exception failure) =>
        failure is MissingMemberException or TypeLoadException or BadImageFormatException or FileLoadException;

    /// <summary>What to do about such a failure.</summary>
    public static string FitFix(string? assemblyName) =>
        $"Use {assemblyName} and Sinks.Fanout in versions that fit.";

    static Mistake Absent(string path, string typeName, string assemblyName, bool isOfOwnName, string? own)
    {
        // Native code has nowhere to load an assembly from: what was not compiled into it cannot be added beside it.
        if (!RuntimeFeature.IsDynamicCodeSupported)
        {
            return new Mistake(
                path,
                $"names the backend type '{typeName}', and native AOT compiled no assembly {assemblyName} into this "
                    + "application.",
                $"Add the package {assemblyName} and publish again; register it in code, "
                    + $"{(own is null ? "f.Add(...)" : $"f.{own}(...)")}, if it is still not found.");
        }

        return new Mistake(
            path,
            $"names the backend type '{typeName}', and there is no assembly {assemblyName}.",
            isOfOwnName
                ? $"Add the package {assemblyName}, set Type to one of {string.Join(", ", OwnTypes)} or to "
                    + "'Type, Assembly', or add a Serilog sink of this name in code: f.Sink(name, to => ...)."
                : "Add the assembly to the application, or correct its name.");
    }

    static BackendType? FindIn(Assembly assembly, string typeName, string path, out Mistake? mistake)
    {
        mistake = null;
        var assemblyName = assembly.GetName().Name;
        if (ContractOf(assembly) is { } contract and not FanoutBackendAttribute.CurrentContract)
        {
            mistake = new Mistake(
                path,
                $"is of an assembly built for contract {contract}; this Sinks.Fanout has contract "
                    + $"{FanoutBackendAttribute.CurrentContract}.",
                $"Use {assemblyName} and Sinks.Fanout in the same version.");
            return null;
        }

        var failures = "";
        foreach (var attribute in assembly.GetCustomAttributes<FanoutBackendAttribute>())
        {
            if (Create(attribute.Type, ref failures) is { } type
                && string.Equals(type.Name, typeName, StringComparison.OrdinalIgnoreCase))
                return type;
        }

        mistake = new Mistake(
            path,
            $"names the backend type '{typeName}', and assembly {assemblyName} holds none of that name{failures}.",
            failures.Length == 0 ? "Correct the type's name." : $"Correct the type's name. {FitFix(assemblyName)}");
        return null;
    }

    /// <summary>
    /// The contract as metadata tells it: making the attribute could fail on the very difference looked for.
    /// </summary>
    static int? ContractOf(Assembly assembly) =>
        assembly.GetCustomAttributesData()
            .Where(static data => data.AttributeType == typeof(FanoutBackendAttribute))
            .Select(static data => data.ConstructorArguments is [_, { Value: int contract }] ? contract : (int?)null)
            .FirstOrDefault();

    static BackendType? Create(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] Type type,
        ref string failures)
    {
        try
        {
            return Activator.CreateInstance(type) as BackendType;
        }
        catch (Exception failure)
        {
            var cause = failure.InnerException ?? failure;
            failures += $", and its {type.Name} could not be made ({cause.GetType().Name})";
            return null;
        }
    }

    static Assembly? Load(string name)
    {
        try
        {
            return Assembly.Load(new AssemblyName(name));
        }
        catch (Exception failure) when (failure is IOException or BadImageFormatException or ArgumentException)
        {
            return null;
        }
    }
}
