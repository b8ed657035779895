// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests;

public sealed class TestOptions : BackendOptions
{
    public string? Address { get; set; }

    public string? Label { get; set; }

    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
