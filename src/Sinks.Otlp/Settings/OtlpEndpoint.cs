// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Otlp;

/// <summary>Reads the address. Its query may hold a key: no part but host and port reaches a message.</summary>
static class OtlpEndpoint
{
    const string LogsPath = "v1/logs";

    /// <summary>Where the records of one protocol are posted to.</summary>
    /// <exception cref="SettingException">The address cannot be used.</exception>
    public static Uri Read(OtlpOptions options, OtlpProtocol protocol)
    {
        var isForLogs = !string.IsNullOrWhiteSpace(options.LogsEndpoint);
        var key = isForLogs ? nameof(options.LogsEndpoint) : nameof(options.Endpoint);
        var text = (isForLogs ? options.LogsEndpoint : options.Endpoint)!.Trim();
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address)
            || address.Scheme is not ("http" or "https")
            || address.Host.Length == 0)
        {
            throw new SettingException(
                key, "is not the address of a server.", "Write the whole address, such as http://collector:4318.");
        }

        if (address.UserInfo.Length > 0)
        {
            throw new SettingException(
                key,
                "holds a user name or password, which would not be sent.",
                "Take it out, and write an Authorization header under Headers.");
        }

        // gRPC has a path of its own.
        if (protocol == OtlpProtocol.Grpc)
            return new Uri(address.GetLeftPart(UriPartial.Authority));
        return isForLogs || IsWhole(address) ? address : WithPath(address);
    }

    /// <summary>Whether records travel in plain text to another machine.</summary>
    public static bool IsReadableOnTheWay(Uri address) => address.Scheme is "http" && !address.IsLoopback;

    // What documentation shows for logs is often pasted where the general address belongs.
    static bool IsWhole(Uri address) => address.AbsolutePath.EndsWith("/" + LogsPath, StringComparison.Ordinal);

    static Uri WithPath(Uri address) =>
        new($"{address.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{LogsPath}{address.Query}");
}
