// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Samples.Tests.Support;

/// <summary>One sample after the other: they are processes that want their share of a small machine.</summary>
[CollectionDefinition(Name)]
public sealed class SamplesCollection
{
    public const string Name = "samples";
}
