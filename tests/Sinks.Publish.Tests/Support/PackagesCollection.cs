// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Publish.Tests.Support;

/// <summary>
/// All tests here share the packages, and run one after the other: a publish takes every core it finds.
/// </summary>
[CollectionDefinition(Name)]
public sealed class PackagesCollection : ICollectionFixture<PublishedApps>
{
    public const string Name = "packages";
}
