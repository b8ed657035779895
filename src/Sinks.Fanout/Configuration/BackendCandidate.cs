// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;

namespace Sinks.Fanout;

/// <summary>A backend that code or the section names.</summary>
sealed record BackendCandidate(
    string Name, string TypeReference, BackendRegistration? Registration, IConfigurationSection? Section)
{
    /// <summary>The type's name alone, also of <c>Name, Assembly</c>.</summary>
    public string TypeName => TypeReference.Split(',')[0].Trim();

    /// <summary>Whether no other backend is of its type: a vendor's variables then mean this one.</summary>
    public bool IsOnlyOfItsType { get; private init; }

    /// <summary>The backend that brings it along; null for one that code or the section names.</summary>
    public BackendCandidate? Owner { get; init; }

    /// <summary>What its owner says of it, or null.</summary>
    public BackendCompanion? Brought { get; init; }

    /// <summary>Its type where code has it; null where it has to be found by its name.</summary>
    public BackendType? Type => Registration?.Type;

    /// <summary>
    /// Whether it says what it is: a section that does not may tune what another backend brings along.
    /// </summary>
    public bool HasTypeOfItsOwn => Registration is not null || !string.IsNullOrEmpty(Section?["Type"]);

    /// <summary>Those of code first, then those that only the section names.</summary>
    /// <param name="code">What code names, or null.</param>
    /// <param name="backends">The section <c>Backends</c>, or null.</param>
    public static IReadOnlyList<BackendCandidate> Find(FanoutBuilder? code, IConfigurationSection? backends)
    {
        var found = new List<BackendCandidate>();
        foreach (var registration in code?.Backends ?? [])
        {
            var child = backends?.GetSection(registration.Name);
            found.Add(new BackendCandidate(
                registration.Name, registration.Type.Name, registration, child?.Exists() == true ? child : null));
        }

        foreach (var child in backends?.GetChildren() ?? [])
        {
            if (!found.Exists(known => string.Equals(known.Name, child.Key, StringComparison.OrdinalIgnoreCase)))
            {
                var type = child["Type"] is { Length: > 0 } named ? named : child.Key;
                found.Add(new BackendCandidate(child.Key, type, null, child));
            }
        }

        return [.. found.Select(candidate =>
            candidate with { IsOnlyOfItsType = found.Count(candidate.IsOfSameType) == 1 })];
    }

    /// <summary>Whether its name is one that the other backend could have given to what it brings along.</summary>
    public bool IsNamedAfter(BackendCandidate other) =>
        !HasTypeOfItsOwn && Name.StartsWith($"{other.Name}-", StringComparison.OrdinalIgnoreCase);

    bool IsOfSameType(BackendCandidate other) =>
        string.Equals(other.TypeName, TypeName, StringComparison.OrdinalIgnoreCase);
}
