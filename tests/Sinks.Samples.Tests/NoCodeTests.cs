// SPDX-License-Identifier: Apache-2.0
using Sinks.Samples.Tests.Support;

namespace Sinks.Samples.Tests;

/// <summary><c>dotnet run --project samples/NoCode</c>.</summary>
[Collection(SamplesCollection.Name)]
public sealed class NoCodeTests
{
    [Fact]
    public async Task Its_one_command_shows_the_errors_of_an_application_nobody_changed()
    {
        var end = (await Sample.RunAsync("NoCode")).ShouldEndWith(0);

        end.Words.ShouldContain("Cannot import halvorsen.json");
        end.ShouldReport("sentry", events: 2, "key checked");
        end.ShouldReport("ops", events: 3, "signature verified");
        end.Report.ShouldContain("JsonException");
        end.Report.ShouldContain("at ImportAsync, FeedImport.cs:");
    }

    [Fact]
    public async Task One_variable_turns_it_off_and_the_application_runs_as_ever()
    {
        var end = (await Sample.RunAsync("NoCode", ("Fanout__Enabled", "false"))).ShouldEndWith(0);

        end.Words.ShouldContain("Cannot import halvorsen.json");
        end.ShouldReportNothing("sentry");
        end.ShouldReportNothing("ops");
    }

    [Fact]
    public void The_application_refers_to_nothing_of_ours()
    {
        var files = Directory.GetFiles(Repository.Path("samples", "NoCode", "App"));

        files.Length.ShouldBeGreaterThan(2);
        foreach (var file in files)
            File.ReadAllText(file).ShouldNotContain("Sinks");
    }
}
