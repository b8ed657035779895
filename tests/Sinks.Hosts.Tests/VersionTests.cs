// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;
using Sinks.Hosts.Tests.Support;

namespace Sinks.Hosts.Tests;

/// <summary>A backend's assembly beside a Sinks.Fanout of another version, named in the settings.</summary>
public sealed class VersionTests
{
    const int OlderContract = FanoutBackendAttribute.CurrentContract - 1;

    [Fact]
    public async Task A_backend_one_contract_older_is_off_because_and_the_others_deliver()
    {
        using var host = AlteredHost.WithContract(OlderContract);

        await IsOffBecauseAsync(
            host,
            $"is of an assembly built for contract {OlderContract}; this Sinks.Fanout has contract "
                + $"{FanoutBackendAttribute.CurrentContract}. Use Sinks.Webhook and Sinks.Fanout in the same version.");
    }

    [Theory]
    [InlineData("Choice", "could not be started (MissingMethodException). Use the assembly of backend type Webhook")]
    [InlineData("get_Time", "could not be started (MissingMethodException). Use the assembly of backend type Webhook")]
    [InlineData("BackendSetup", "whose backend types cannot be read (TypeLoadException). Use Sinks.Webhook")]
    [InlineData("BackendType`1", "whose backend types cannot be read (TypeLoadException). Use Sinks.Webhook")]
    public async Task A_backend_that_uses_what_this_version_lacks_is_off_because_and_the_others_deliver(
        string name, string reason)
    {
        using var host = AlteredHost.WithRenamed(name);

        await IsOffBecauseAsync(host, $"{reason} and Sinks.Fanout in versions that fit.");
    }

    static async Task IsOffBecauseAsync(AlteredHost host, string reason)
    {
        await using var receivers = await Receivers.StartAsync();

        var described = (await host.RunAsync("describe", receivers.Settings)).ShouldEndWith(0);
        described.Output.ShouldContain("ops: Off\n");
        described.Output.ShouldContain("sentry: Running\n");
        described.Output.ShouldContain("mistake Fanout:Backends:ops: ");
        described.Output.ShouldContain(reason);

        (await host.RunAsync("close", receivers.Settings)).ShouldEndWith(0).Errors.ShouldContain(reason);
        receivers.AtSentry.ShouldBe(["accepted before the end"]);
        receivers.AtOps.ShouldBeEmpty();
    }
}
