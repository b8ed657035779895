// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serilog;

namespace Sinks.Fanout.Tests.Configuration;

/// <summary>What a backend hears of the environment its host runs in.</summary>
public sealed class HostEnvironmentTests
{
    const string Asp = "ASPNETCORE_ENVIRONMENT";
    const string DotNet = "DOTNET_ENVIRONMENT";

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("Staging", "Test", "Staging")]
    [InlineData(null, " Test ", "Test")]
    [InlineData("  ", "Test", "Test")]
    public async Task Without_a_host_s_configuration_the_variables_of_hosts_say_it(
        string? asp, string? dotnet, string? expected)
    {
        var type = new AskingType();
        var variables = new Dictionary<string, string>(StringComparer.Ordinal) { [Asp] = asp!, [DotNet] = dotnet! };
        await using var host = FanoutHost.FromCode(f => f.Add(type, "asking"), variables);
        type.Environment.ShouldBe(expected);
    }

    [Fact]
    public void The_root_of_the_host_s_configuration_wins_whichever_face_it_comes_by()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("environment", "Qualification"), new("Fanout:Backends:asking:Address", "x")])
            .Build();

        var bySerilog = new AskingType();
        using (new LoggerConfiguration().WriteTo.Fanout(f => f.Add(bySerilog, "asking"), configuration).CreateLogger())
            bySerilog.Environment.ShouldBe("Qualification");

        var byLogging = new AskingType();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration)
            .AddLogging(logging => logging.AddFanout(f => f.Add(byLogging, "asking")));
        using (var provider = services.BuildServiceProvider())
        {
            provider.GetRequiredService<ILoggerFactory>();
            byLogging.Environment.ShouldBe("Qualification");
        }
    }

    sealed class AskingType : BackendType<TestOptions>
    {
        public override string Name => "Asking";

        public string? Environment { get; private set; }

        protected override void DeclareSettings(SettingTable<TestOptions> settings) =>
            settings.Text("Address", static o => o.Address, static (o, v) => o.Address = v);

        protected override string? Missing(TestOptions options) => null;

        protected override IBackend Create(TestOptions options, BackendSetup setup)
        {
            Environment = setup.HostEnvironment;
            return new ScriptedBackend();
        }
    }
}
