// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Delivery.Tests.Support;

/// <summary>Adds backends that post batches to a server.</summary>
static class Batches
{
    public static FanoutBuilder Post(
        this FanoutBuilder fanout, string name, string address, Action<BackendOptions>? configure = null) =>
        fanout.Add(new MadeBackendType(new Posting(() => new Uri(address))), name, options =>
        {
            options.BufferingTimeLimit = TimeSpan.FromMilliseconds(20);
            configure?.Invoke(options);
        });

    public static BackendStatus Of(this FanoutStatus status, string name) =>
        status.Backends.Single(backend => backend.Name == name);
}
