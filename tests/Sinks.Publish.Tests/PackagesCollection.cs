// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Publish.Tests;

/// <summary>
/// All tests here share the packages, and run one after the other: a publish takes every core it finds.
/// </summary>
[CollectionDefinition(Name)]
public sealed class PackagesCollection : ICollectionFixture<LocalFeed>
{
    public const string Name = "packages";
}
