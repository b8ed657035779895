// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using System.Runtime.CompilerServices;
using Shouldly;

namespace Sinks.TestKit;

/// <summary>
/// Compares a text with a file that a person has read, in the folder <c>Approved</c> of the calling test project;
/// <c>APPROVE=1</c> rewrites it.
/// </summary>
public static class Approved
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Match(string text, string name)
    {
        var project = Assembly.GetCallingAssembly().GetName().Name!;
        var path = Repository.Path("tests", project, "Approved", name);
        if (Environment.GetEnvironmentVariable("APPROVE") is "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text + "\n");
        }

        File.Exists(path).ShouldBeTrue($"{name} is not approved: run with APPROVE=1 and read what it writes.");
        (text + "\n").ShouldBe(File.ReadAllText(path));
    }
}
