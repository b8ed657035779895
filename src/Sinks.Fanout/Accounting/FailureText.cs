// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Net.Sockets;

namespace Sinks.Fanout;

/// <summary>
/// Says why a send had no answer without repeating an exception's message, which may hold an address or a key.
/// </summary>
static class FailureText
{
    public static string Of(Exception failure) => failure switch
    {
        HttpRequestException { InnerException: SocketException socket } => $"no answer ({socket.SocketErrorCode})",
        HttpRequestException request => $"no answer ({request.HttpRequestError})",
        SocketException socket => $"no answer ({socket.SocketErrorCode})",
        _ => string.Create(CultureInfo.InvariantCulture, $"no answer ({failure.GetType().Name})"),
    };
}
