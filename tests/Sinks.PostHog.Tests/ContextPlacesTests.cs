// SPDX-License-Identifier: Apache-2.0
namespace Sinks.PostHog.Tests;

public class ContextPlacesTests
{
    [Fact]
    public void The_context_is_shown_where_the_documentation_says_and_nowhere_else() =>
        ContextTable.Shown(static item => Encoded.Event(item))
            .ShouldBe(ContextTable.Documented("PostHog"), ignoreOrder: true);
}
