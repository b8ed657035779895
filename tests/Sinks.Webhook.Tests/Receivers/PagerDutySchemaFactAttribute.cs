// SPDX-License-Identifier: Apache-2.0
using Sinks.TestKit.Receivers;

namespace Sinks.Webhook.Tests.Receivers;

/// <summary>
/// A test against PagerDuty's published schema, which lies beside the checkout and not in it: skipped with the reason
/// where it is not, otherwise as <see cref="ReceiverFactAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PagerDutySchemaFactAttribute : FactAttribute
{
    const string Name = "pagerduty-events-v2.openapi.json";

    public static readonly string File = Path.GetFullPath(Repository.Path("..", "shared", "schemas", Name));

    public PagerDutySchemaFactAttribute() => Skip = System.IO.File.Exists(File)
        ? ReceiverPrerequisites.Here.ReceiverSkip
        : $"The published schema {Name} is not in the folder ../shared/schemas beside the checkout.";
}
