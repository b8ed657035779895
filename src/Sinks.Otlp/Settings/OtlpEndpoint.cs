// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Otlp;

/// <summary>Reads the address. Its query may hold a key: no part but host and port reaches a message.</summary>
static class OtlpEndpoint
{
    /// <summary>The setting that is missing; null when there is an address.</summary>
    public static string? Missing(OtlpOptions options, OtlpSignal signal) =>
        string.IsNullOrWhiteSpace(signal.EndpointOf(options)) && string.IsNullOrWhiteSpace(options.Endpoint)
            ? nameof(options.Endpoint)
            : null;

    /// <summary>Where the items of a signal are posted to by one protocol.</summary>
    /// <exception cref="SettingException">The address cannot be used.</exception>
    public static Uri Read(OtlpOptions options, OtlpProtocol protocol, OtlpSignal signal)
    {
        var own = signal.EndpointOf(options);
        var isOwn = !string.IsNullOrWhiteSpace(own);
        var key = isOwn ? signal.EndpointKey : nameof(options.Endpoint);
        var text = (isOwn ? own : options.Endpoint)!.Trim();
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
        return isOwn || IsWhole(address, signal) ? address : WithPath(address, signal);
    }

    /// <summary>Whether records travel in plain text to another machine.</summary>
    public static bool IsReadableOnTheWay(Uri address) => address.Scheme is "http" && !address.IsLoopback;

    // What documentation shows for a signal is often pasted where the general address belongs.
    static bool IsWhole(Uri address, OtlpSignal signal) =>
        address.AbsolutePath.EndsWith("/" + signal.Path, StringComparison.Ordinal);

    static Uri WithPath(Uri address, OtlpSignal signal) =>
        new($"{BaseOf(address)}/{signal.Path}{address.Query}");

    /// <summary>Pasted for logs, it tells where the traces go too.</summary>
    static string BaseOf(Uri address)
    {
        var path = address.GetLeftPart(UriPartial.Path).TrimEnd('/');
        return path.EndsWith("/" + OtlpSignal.Logs.Path, StringComparison.Ordinal)
            ? path[..^(OtlpSignal.Logs.Path.Length + 1)]
            : path;
    }
}
