// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

public class SentryFanoutExtensionsTests
{
    [Fact]
    public void Several_servers_have_names_of_their_own()
    {
        var builder = NewBuilder();

        builder.Sentry("https://key@example.org/1").ShouldBeSameAs(builder);
        builder.Sentry("https://key@example.org/2", name: "bugsink").ShouldBeSameAs(builder);

        Should.Throw<ArgumentException>(() => builder.Sentry("https://key@example.org/3", name: "Bugsink"))
            .Message.ShouldStartWith("A backend named 'Bugsink' was added before.");
    }

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    static extern FanoutBuilder NewBuilder();
}
