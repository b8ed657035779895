// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Web.Tests.Support;

/// <summary>One stage for all tests: browsers and servers take seconds to start.</summary>
[CollectionDefinition(Name)]
public sealed class WebStageCollection : ICollectionFixture<WebStage>
{
    public const string Name = "Web";
}
