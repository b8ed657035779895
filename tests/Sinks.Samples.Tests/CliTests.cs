// SPDX-License-Identifier: Apache-2.0
using Sinks.Samples.Tests.Support;

namespace Sinks.Samples.Tests;

/// <summary><c>dotnet run --project samples/Cli</c>.</summary>
[Collection(SamplesCollection.Name)]
public sealed class CliTests
{
    [Fact]
    public async Task Its_one_command_shows_the_report_of_a_crash_and_ends_as_the_crash_does()
    {
        var end = (await Sample.RunAsync("Cli")).ShouldEndWith(CrashCode);

        end.Errors.ShouldContain("Unhandled exception. System.FormatException");
        end.ShouldReport("sentry", events: 1, "key checked");
        end.Report.ShouldContain("FormatException");
        end.Report.ShouldContain("at ReadLine, Readings.cs:");
        end.Report.ShouldContain("read of ");
        end.Report.ShouldContain("- Reading ");
    }

    [Fact]
    public async Task A_file_that_is_in_order_is_tallied_and_nothing_arrives()
    {
        var file = Repository.Path("samples", "Cli", "Tally", "readings", "february.csv");
        var end = (await Sample.RunAsync("Cli", [file])).ShouldEndWith(0);

        end.Words.ShouldMatch(@"Mill Lane +[0-9.]+ m3");
        end.ShouldReportNothing("sentry");
    }

    // What a shell sees of SIGABRT, and what Windows sees of an unhandled exception.
    static int CrashCode => OperatingSystem.IsWindows() ? unchecked((int)0xE0434352) : 134;
}
