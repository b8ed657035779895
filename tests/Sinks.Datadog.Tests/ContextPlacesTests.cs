// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Datadog.Tests;

public class ContextPlacesTests
{
    [Fact]
    public void The_context_is_shown_where_the_documentation_says_and_nowhere_else() =>
        ContextTable.Shown(static item => Encoded.Json(item))
            .ShouldBe(ContextTable.Documented("Datadog"), ignoreOrder: true);
}
