// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Faces.Tests.Contexts;

/// <summary>Looks at a property that must be there.</summary>
static class SeenValues
{
    public static FanoutValue Value(this FanoutEvent seen, string name)
    {
        seen.Properties.TryGetValue(name, out var value).ShouldBeTrue($"{name} is no property");
        return value;
    }

    /// <summary>What the scopes say that name nothing.</summary>
    public static IReadOnlyList<string> Scopes(this FanoutEvent seen) =>
        [.. seen.Value("Scope").AsSequence().Select(static scope => scope.ToString())];
}
