// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Sinks.Otlp.Tests;

public class ContextPlacesTests
{
    [Fact]
    public void The_context_is_shown_where_the_documentation_says_and_nowhere_else() =>
        ContextTable.Shown(static item => JsonSerializer.SerializeToElement(new
        {
            attributes = Encoded.Attributes(Encoded.Json(item)).ToDictionary(
                static attribute => attribute.Key,
                static attribute => attribute.Value.GetProperty("stringValue").GetString()),
        })).ShouldBe(ContextTable.Documented("OTLP"), ignoreOrder: true);
}
