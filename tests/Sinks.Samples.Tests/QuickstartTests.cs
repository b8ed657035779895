// SPDX-License-Identifier: Apache-2.0
using Sinks.Samples.Tests.Support;

namespace Sinks.Samples.Tests;

/// <summary><c>dotnet run --project samples/Quickstart</c>.</summary>
[Collection(SamplesCollection.Name)]
public sealed class QuickstartTests
{
    [Fact]
    public async Task Its_one_command_shows_what_failed_without_the_secrets_and_with_the_books()
    {
        var end = (await Sample.RunAsync("Quickstart")).ShouldEndWith(0);

        end.ShouldReport("sentry", events: 7, "key checked");
        end.ShouldReport("ops", events: 9, "signature verified");
        end.ShouldReport("posthog", events: 39, "key checked");
        end.ShouldCount("conversion_started", 16);
        end.ShouldCount("conversion_completed", 9);
        end.ShouldCount("conversion_failed", 7);
        end.ShouldBalance();
        end.Words.ShouldContain("sample-archive-key");
        end.Report.ShouldNotContain("sample-archive-key");
        end.Report.ShouldNotContain("sample-not-a-secret");
    }
}
