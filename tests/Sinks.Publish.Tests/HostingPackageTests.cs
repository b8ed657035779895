// SPDX-License-Identifier: Apache-2.0
using Sinks.Publish.Tests.Support;

namespace Sinks.Publish.Tests;

/// <summary>Sinks.Hosting as users get it: nothing but a package reference, or a folder that was published.</summary>
[Collection(PackagesCollection.Name)]
public sealed class HostingPackageTests(PublishedApps apps)
{
    const string Program = """
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;

        using var host = Host.CreateApplicationBuilder(args).Build();
        host.Start();
        host.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Shop").LogError("no code needed");
        """;

    [Fact]
    public async Task A_package_reference_is_enough_and_a_property_leaves_the_plug_in_out()
    {
        await using var server = await LoopbackServer.StartAsync();
        var app = apps.Feed.Create(
            "Shop", ("Shop.csproj", Project("Exe", ForHosts, ForSinks)), ("Program.cs", Program));

        await app.PublishAsync();
        (await app.RunAsync([], Variables(server))).ShouldEndWith(0);
        server.Requests.Count(IsTheEvent).ShouldBe(1);

        await app.PublishAsync("-p:SinksAutoPlugIn=false");
        (await app.RunAsync([], Variables(server))).ShouldEndWith(0);
        server.Requests.Count(IsTheEvent).ShouldBe(1);
    }

    [Fact]
    public async Task A_folder_published_by_a_project_without_code_plugs_into_an_application_that_is_not_changed()
    {
        await using var server = await LoopbackServer.StartAsync();
        var folder = apps.Feed.Create("Folder", ("Folder.csproj", Project("Library", ForSinks)));
        var app = apps.Feed.Create("Shop", ("Shop.csproj", Project("Exe", ForHosts)), ("Program.cs", Program));

        await folder.PublishAsync();
        await app.PublishAsync();
        var hook = Path.Combine(folder.PublishFolder, "Sinks.StartupHook.dll");
        (await app.RunAsync([], [.. Variables(server), ("DOTNET_STARTUP_HOOKS", hook)])).ShouldEndWith(0);

        server.Requests.Count(IsTheEvent).ShouldBe(1);
    }

    [Fact]
    public void It_needs_its_own_version_of_the_fan_out_alone()
    {
        foreach (var dependencies in Package.Read(apps.Feed, "Sinks.Hosting").Dependencies.Values)
        {
            dependencies["Sinks.Fanout"].ShouldBe($"[{apps.Feed.Version}]");
            dependencies.Keys.ShouldNotContain("Sinks.StartupHook");
        }
    }

    static string ForSinks => """
            <PackageReference Include="Sinks.Hosting" Version="$(SinksVersion)" />
            <PackageReference Include="Sinks.Sentry" Version="$(SinksVersion)" />
        """;

    static string ForHosts => """
            <PackageReference Include="Microsoft.Extensions.Hosting" Version="10.0.14" />
        """;

    static string Project(string output, params string[] references) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <OutputType>{output}</OutputType>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
          </PropertyGroup>
          <ItemGroup>
        {string.Join('\n', references)}
          </ItemGroup>
        </Project>
        """;

    static (string Name, string Value)[] Variables(LoopbackServer server) =>
    [
        ("Fanout__Backends__sentry__Dsn", $"http://0123456789abcdef0123456789abcdef@127.0.0.1:{server.Port}/1"),
        ("SINKS_SELFLOG", "stderr"),
    ];

    static bool IsTheEvent(ReceivedRequest request) =>
        request.Text.Contains("no code needed", StringComparison.Ordinal);
}
