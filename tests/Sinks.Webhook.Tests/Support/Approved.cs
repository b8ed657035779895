// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Webhook.Tests;

/// <summary>Compares what is sent with files that a person has read; <c>APPROVE=1</c> rewrites them.</summary>
static class Approved
{
    public static void Match(string text, string name)
    {
        var path = Repository.Path("tests", "Sinks.Webhook.Tests", "Approved", name);
        if (Environment.GetEnvironmentVariable("APPROVE") is "1")
            File.WriteAllText(path, text + "\n");
        File.Exists(path).ShouldBeTrue($"{name} is not approved: run with APPROVE=1 and read what it writes.");
        (text + "\n").ShouldBe(File.ReadAllText(path));
    }
}
