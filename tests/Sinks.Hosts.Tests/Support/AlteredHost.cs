// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Sinks.Fanout;
using Sinks.TestKit.Packages;

namespace Sinks.Hosts.Tests.Support;

/// <summary>
/// A copy of the host's folder whose Sinks.Webhook is one that was built against another Sinks.Fanout: in its metadata
/// stands what that one had and this one has not.
/// </summary>
sealed class AlteredHost : IDisposable
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    readonly string _folder = Directory.CreateTempSubdirectory("sinks-hosts-").FullName;

    AlteredHost(byte[] pattern, byte[] replacement)
    {
        var files = Directory.GetFiles(Path.GetDirectoryName(HostProcess.Application)!);
        foreach (var file in files)
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        var assembly = Path.Combine(_folder, "Sinks.Webhook.dll");
        var content = File.ReadAllBytes(assembly);
        var place = content.AsSpan().IndexOf(pattern);
        place.ShouldBeGreaterThan(0, "What is to be altered is not in Sinks.Webhook.dll.");
        replacement.CopyTo(content, place);
        File.WriteAllBytes(assembly, content);
    }

    /// <summary>Its backends were built for that contract.</summary>
    public static AlteredHost WithContract(int contract) =>
        new(ContractBlob(FanoutBackendAttribute.CurrentContract), ContractBlob(contract));

    /// <summary>It uses something of that name instead, which is not there.</summary>
    public static AlteredHost WithRenamed(string name) => new(Heap(name), Heap($"{name[..^1]}_"));

    /// <summary>Runs the host to its end.</summary>
    public Task<CommandEnd> RunAsync(string ending, string settings) => Command.RunAsync(
        "dotnet",
        [Path.Combine(_folder, Path.GetFileName(HostProcess.Application)), ending],
        _folder,
        Limit,
        ("HOST_SETTINGS", settings));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The arguments of the attribute: the type as text with its length before it, and the number.</summary>
    static byte[] ContractBlob(int contract)
    {
        var type = Encoding.UTF8.GetBytes("Sinks.Webhook.WebhookBackendType");
        return [(byte)type.Length, .. type, .. BitConverter.GetBytes(contract)];
    }

    /// <summary>A name as it stands among the names of the metadata.</summary>
    static byte[] Heap(string name) => [0, .. Encoding.UTF8.GetBytes(name), 0];
}
