// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;

namespace Sinks.Samples.Tests.Support;

/// <summary>What a sample wrote, and how it ended.</summary>
sealed partial class SampleEnd(CommandEnd end)
{
    static readonly string[] Title = ["Received for "];

    /// <summary>What it wrote before the receiver's report: the application's own words.</summary>
    public string Words => end.Output.Split(Title, StringSplitOptions.None)[0];

    /// <summary>What the receiver's report says, in one line: it is broken into lines to fit a console.</summary>
    public string Report => Space().Replace(end.Output[Words.Length..], " ");

    /// <summary>What it wrote to standard error.</summary>
    public string Errors => end.Errors;

    public SampleEnd ShouldEndWith(int exitCode)
    {
        end.ShouldEndWith(exitCode);
        return this;
    }

    /// <summary>The receiver's report on one backend: so many events, each request let in.</summary>
    public SampleEnd ShouldReport(string backend, int events, string proof)
    {
        Report.ShouldMatch(
            $"Received for {backend}: {Number(events)} in (one request|[0-9]+ requests), {proof} (\u2713|yes)",
            end.ToString());
        return this;
    }

    /// <summary>A row that says how often an event of that name came.</summary>
    public SampleEnd ShouldCount(string name, int times)
    {
        Report.ShouldMatch($@"\b{name} +{times}\b", end.ToString());
        return this;
    }

    public SampleEnd ShouldReportNothing(string backend)
    {
        Report.ShouldContain($"Received for {backend}: nothing", customMessage: end.ToString());
        return this;
    }

    public SampleEnd ShouldBalance()
    {
        Report.ShouldMatch("The books balance (\u2713|yes)", end.ToString());
        return this;
    }

    static string Number(int events) => events == 1 ? "one event" : $"{events} events";

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Space();
}
