// SPDX-License-Identifier: Apache-2.0
using Sinks.Hosting.Tests.Support;
using Sinks.StartupHook;

namespace Sinks.Hosting.Tests;

/// <summary>What the startup hook reads from files before it loads anything.</summary>
public sealed class FitTests : IDisposable
{
    const string PlugIn = "Sinks.Hosting";

    static readonly string Published = Path.GetDirectoryName(App.Hook)!;
    static readonly string[] Framework =
        Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll");

    readonly string _brought = Directory.CreateTempSubdirectory("sinks-fit-").FullName;

    public void Dispose() => Directory.Delete(_brought, recursive: true);

    [Fact]
    public void A_folder_that_was_published_is_all_that_a_framework_needs() =>
        WhyNot(Published).ShouldBeNull();

    [Fact]
    public void What_is_nowhere_is_named() =>
        WhyNot(_brought).ShouldStartWith("Sinks.Hosting is in neither the application nor the folder of Sinks.");

    [Fact]
    public void Our_own_assemblies_must_be_of_one_version() =>
        WhyNot(Published, Bring("Serilog", "Sinks.Fanout"))
            .ShouldBe("it brings Sinks.Fanout 2.0.0.0, and the folder of Sinks holds 0.1.0.0. Use the same version.");

    [Fact]
    public void An_assembly_that_is_older_than_what_refers_to_it_is_named_with_both_versions() =>
        WhyNot(Published, Bring("Sinks.Webhook", "Microsoft.Extensions.Logging.Abstractions")).ShouldStartWith(
            "it brings Microsoft.Extensions.Logging.Abstractions 0.1.0.0, and 8.0.0.0 or newer is needed. Update it");

    /// <summary>An application that brings the framework and these files.</summary>
    static string? WhyNot(string folder, params string[] brought) =>
        new Fit(new ApplicationAssemblies([.. Framework, .. brought]), new OwnFolder(folder)).WhyNot(PlugIn);

    /// <summary>An assembly of another version under the name of one that is looked for.</summary>
    string Bring(string assembly, string name)
    {
        var file = Path.Combine(_brought, $"{name}.dll");
        File.Copy(Path.Combine(Published, $"{assembly}.dll"), file);
        return file;
    }
}
