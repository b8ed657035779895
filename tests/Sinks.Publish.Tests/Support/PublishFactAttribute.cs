// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Publish.Tests.Support;

/// <summary>
/// A test that publishes: skipped with the reason where something it takes is missing, unless
/// <c>SINKS_PUBLISH=required</c>, under which it fails.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PublishFactAttribute : FactAttribute
{
    public PublishFactAttribute() => Skip = PublishPrerequisites.Skip;
}
