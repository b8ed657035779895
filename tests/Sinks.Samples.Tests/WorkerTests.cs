// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;
using Sinks.Samples.Tests.Support;

namespace Sinks.Samples.Tests;

/// <summary><c>dotnet run --project samples/Worker</c>.</summary>
[Collection(SamplesCollection.Name)]
public sealed class WorkerTests
{
    [Fact]
    public async Task Its_one_command_shows_what_failed_without_the_secrets_and_with_the_books()
    {
        var end = (await Sample.RunAsync("Worker")).ShouldEndWith(0);

        end.ShouldReport("sentry", events: 6, "key checked");
        end.ShouldReport("ops", events: 11, "signature verified");
        end.ShouldBalance();
        end.Report.ShouldContain("XmlException");
        end.Report.ShouldContain("at FetchAsync, InvoiceWorkflow.cs:");
        end.Report.ShouldMatch("connection_string [1-9]");
        end.Report.ShouldNotContain("sample-not-a-secret");
    }

    [Fact]
    public async Task A_DSN_in_the_environment_sends_it_elsewhere_and_each_failure_is_told_of_its_own_run()
    {
        await using var server = await LoopbackServer.StartAsync();
        var dsn = server.Address.Replace("://", "://0123456789abcdef0123456789abcdef@", StringComparison.Ordinal) + "/1";
        var end = (await Sample.RunAsync("Worker", ("SENTRY_DSN", dsn))).ShouldEndWith(0);

        end.ShouldBalance();
        end.Report.ShouldNotContain("Received for sentry");
        var inbox = JsonNode.Parse(Repository.Read("samples", "Worker", "inbox", "inbox.json"))!.AsArray();
        var told = server.Requests.Select(request => JsonNode.Parse(request.Text.Split('\n')[2])!).ToList();
        told.Count.ShouldBe(6);
        foreach (var sent in told)
        {
            var tags = sent["tags"]!;
            var run = int.Parse($"{tags["workflow_run_id"]}".AsSpan("run-".Length), provider: null);
            var submission = inbox[run - 1]!;
            $"{sent["logentry"]!["formatted"]}".ShouldBe($"Could not {tags["step"]} {submission["document"]}");
            $"{sent["user"]!["id"]}".ShouldBe($"{submission["userId"]}");
            $"{tags["tenant_id"]}".ShouldBe($"{submission["tenantId"]}");
            $"{tags["workflow_id"]}".ShouldBe("invoice-conversion");
        }
    }
}
