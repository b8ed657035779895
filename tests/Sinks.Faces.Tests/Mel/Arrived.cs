// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;

namespace Sinks.Faces.Tests.Mel;

/// <summary>
/// What one event came to at each backend, but for what two events never share: ids and times, and which library they
/// were logged through.
/// </summary>
sealed partial record Arrived(string Sentry, string Webhook)
{
    public static Arrived Of(IEnumerable<ReceivedRequest> requests)
    {
        var bodies = requests.ToLookup(
            static request => request.Path.EndsWith("/envelope/", StringComparison.Ordinal),
            static request => Normal(request.Text));
        // The first line of an envelope says where it is sent to.
        var envelope = bodies[true].ShouldHaveSingleItem().Split('\n', 2);
        return new Arrived(envelope[1], bodies[false].ShouldHaveSingleItem());
    }

    static string Normal(string body)
    {
        var text = Times().Replace(Ids().Replace(body, "ID"), "TIME");
        return Mechanisms().Replace(Lengths().Replace(text, "LENGTH"), "MECHANISM");
    }

    [GeneratedRegex("""(?<="(event_)?id":")[0-9a-f-]{32,36}""", RegexOptions.ExplicitCapture, 30_000)]
    private static partial Regex Ids();

    [GeneratedRegex("""(?<="timestamp":)"?[^",}]+"?""", RegexOptions.ExplicitCapture, 30_000)]
    private static partial Regex Times();

    [GeneratedRegex("""(?<="length":)[0-9]+""", RegexOptions.ExplicitCapture, 30_000)]
    private static partial Regex Lengths();

    [GeneratedRegex("""(?<="mechanism":\{"type":")auto\.log\.[a-z_]+""", RegexOptions.ExplicitCapture, 30_000)]
    private static partial Regex Mechanisms();
}
