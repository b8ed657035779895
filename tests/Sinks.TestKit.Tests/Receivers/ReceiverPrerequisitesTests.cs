// SPDX-License-Identifier: Apache-2.0
using Sinks.TestKit.Receivers;

namespace Sinks.TestKit.Tests.Receivers;

public sealed class ReceiverPrerequisitesTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("receivers-").FullName;
    readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);

    string Root => Path.Combine(_folder, "checkout");

    [Fact]
    public void Without_Node_the_tests_are_skipped_with_what_to_install()
    {
        ReceiverSkip().ShouldNotBeNull().ShouldContain("Node.js");
    }

    [Fact]
    public void Without_the_packages_the_tests_are_skipped_with_the_command()
    {
        InstallNode();

        ReceiverSkip().ShouldNotBeNull().ShouldContain("npm ci --ignore-scripts");
    }

    [Fact]
    public void With_everything_in_place_they_run()
    {
        InstallNode();
        InstallPackages();

        ReceiverSkip().ShouldBeNull();
    }

    [Fact]
    public void Required_receivers_are_not_skipped()
    {
        _environment["SINKS_RECEIVERS"] = "required";

        ReceiverSkip().ShouldBeNull();
    }

    [Fact]
    public void Without_the_schema_its_tests_are_skipped_even_when_receivers_are_required()
    {
        InstallNode();
        InstallPackages();
        _environment["SINKS_RECEIVERS"] = "required";

        SchemaSkip().ShouldNotBeNull().ShouldContain("../shared/schemas");
    }

    [Fact]
    public void With_the_schema_its_tests_need_what_receivers_need()
    {
        var schemas = Directory.CreateDirectory(Path.Combine(_folder, "shared", "schemas"));
        File.WriteAllText(Path.Combine(schemas.FullName, "sentry-event.schema.json"), "{}");

        SchemaSkip().ShouldNotBeNull().ShouldContain("Node.js");

        _environment["SINKS_RECEIVERS"] = "required";
        SchemaSkip().ShouldBeNull();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    string? ReceiverSkip() => new ReceiverPrerequisites(Root, _environment.GetValueOrDefault).ReceiverSkip;

    string? SchemaSkip() => new ReceiverPrerequisites(Root, _environment.GetValueOrDefault).SchemaSkip;

    void InstallNode()
    {
        var programs = Directory.CreateDirectory(Path.Combine(_folder, "bin")).FullName;
        File.WriteAllText(Path.Combine(programs, OperatingSystem.IsWindows() ? "node.exe" : "node"), "");
        _environment["PATH"] = programs;
    }

    void InstallPackages() => Directory.CreateDirectory(Path.Combine(Root, "tests", "receivers", "node_modules"));
}
