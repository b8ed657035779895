// SPDX-License-Identifier: Apache-2.0
using Sinks.Publish.Tests.Support;

namespace Sinks.Publish.Tests;

/// <summary>Sinks.AspNetCore as users get it: nothing but a package reference.</summary>
[Collection(PackagesCollection.Name)]
public sealed class AspNetCorePackageTests(PublishedApps apps)
{
    const string Program = """
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/orders/{id}", string (int id) => throw new InvalidOperationException("no code needed"));
        await app.StartAsync();
        using var client = new HttpClient();
        await client.GetAsync(app.Urls.First() + "/orders/7");
        await app.StopAsync();
        """;

    [Fact]
    public async Task A_package_reference_tells_requests_and_a_property_leaves_it_out()
    {
        await using var server = await LoopbackServer.StartAsync();
        var app = apps.Feed.Create("WebShop", ("WebShop.csproj", Project), ("Program.cs", Program));

        await app.PublishAsync();
        (await app.RunAsync([], Variables(server))).ShouldEndWith(0);
        server.Requests.Count(static request => request.Text.Contains(
            "GET /orders/{id}", StringComparison.Ordinal)).ShouldBe(1);
        server.Requests.Count(IsTheEvent).ShouldBe(1);

        await app.PublishAsync("-p:SinksAutoPlugIn=false");
        (await app.RunAsync([], Variables(server))).ShouldEndWith(0);
        server.Requests.Count(IsTheEvent).ShouldBe(1);
    }

    [Fact]
    public void It_needs_its_own_version_of_the_packages_below_it_alone()
    {
        foreach (var dependencies in Package.Read(apps.Feed, "Sinks.AspNetCore").Dependencies.Values)
            dependencies["Sinks.Hosting"].ShouldBe($"[{apps.Feed.Version}]");
    }

    static string Project => """
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Sinks.AspNetCore" Version="$(SinksVersion)" />
            <PackageReference Include="Sinks.Sentry" Version="$(SinksVersion)" />
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
