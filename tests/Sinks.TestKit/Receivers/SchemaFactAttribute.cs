// SPDX-License-Identifier: Apache-2.0
using Xunit;

namespace Sinks.TestKit.Receivers;

/// <summary>
/// A test against the published event schema: skipped with the reason when the schema is not beside the checkout,
/// otherwise as <see cref="ReceiverFactAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SchemaFactAttribute : FactAttribute
{
    public SchemaFactAttribute() => Skip = ReceiverPrerequisites.Here.SchemaSkip;
}
