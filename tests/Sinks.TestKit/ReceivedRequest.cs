// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace Sinks.TestKit;

/// <summary>A request as a loopback server got it.</summary>
/// <param name="Headers">By name in any case; several values joined by a comma.</param>
/// <param name="RawBody">The bytes on the wire.</param>
/// <param name="Body">The bytes after gzip was undone.</param>
public sealed record ReceivedRequest(
    string Method,
    string Path,
    string Query,
    IReadOnlyDictionary<string, string> Headers,
    byte[] RawBody,
    byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
