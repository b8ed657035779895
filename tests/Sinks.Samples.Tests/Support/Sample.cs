// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Samples.Tests.Support;

/// <summary>A sample, started as its README says.</summary>
static class Sample
{
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    // bin/Debug/net10.0/
    static readonly string Configuration =
        new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name;

    /// <summary>Runs <c>dotnet run --project samples/NAME</c> with what is built already.</summary>
    public static Task<SampleEnd> RunAsync(string name, params (string Name, string Value)[] variables) =>
        RunAsync(name, [], variables);

    /// <summary>Runs <c>dotnet run --project samples/NAME -- ARGUMENTS</c> with what is built already.</summary>
    public static async Task<SampleEnd> RunAsync(
        string name, string[] arguments, params (string Name, string Value)[] variables)
    {
        string[] command = ["run", "--no-build", "-c", Configuration, "--project", $"samples/{name}", "--", .. arguments];
        return new SampleEnd(await Command.RunAsync("dotnet", command, Repository.Path(), Limit, variables));
    }
}
