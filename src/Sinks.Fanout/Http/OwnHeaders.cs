// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Reads the user's own headers, and refuses those that would break or forge the request.</summary>
static class OwnHeaders
{
    static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Expect", "Host", "Keep-Alive", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "User-Agent",
    };

    static readonly string[] ReservedPrefixes = ["Content-", "Proxy-"];

    /// <summary>The headers to send along; what cannot be sent is reported and left out.</summary>
    /// <param name="headers">What the user wrote.</param>
    /// <param name="reserved">Further names the protocol needs for itself; one that ends in <c>-</c> begins
    /// them.</param>
    /// <param name="setup">Where mistakes go.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Read(
        IDictionary<string, string> headers, IReadOnlyCollection<string> reserved, BackendSetup setup)
    {
        var own = new List<KeyValuePair<string, string>>();
        using var probe = new HttpRequestMessage();
        foreach (var header in headers)
        {
            if (IsReserved(header.Key, reserved))
            {
                setup.ReportMistake($"Headers:{header.Key}", "is set by the request itself.", "Remove it.");
            }
            else if (!probe.Headers.TryAddWithoutValidation(header.Key, ""))
            {
                setup.ReportMistake(
                    "Headers", "holds a name that no request header has.", "Write one such as Authorization.");
            }
            else if (!IsValue(header.Value))
            {
                setup.ReportMistake(
                    $"Headers:{header.Key}", "cannot be sent in a header.", "Write printable ASCII on one line.");
            }
            else
            {
                own.Add(header);
            }
        }

        return own;
    }

    static bool IsReserved(string name, IReadOnlyCollection<string> reserved) =>
        Reserved.Contains(name)
        || ReservedPrefixes.Concat(reserved).Any(known => known.EndsWith('-')
            ? name.StartsWith(known, StringComparison.OrdinalIgnoreCase)
            : string.Equals(name, known, StringComparison.OrdinalIgnoreCase));

    // The handler would refuse anything else only when sending, which looks like a server that does not answer.
    static bool IsValue(string? value) => value is not null && value.All(static c => c is >= ' ' and <= '~');
}
