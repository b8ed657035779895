// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace Sinks.AspNetCore.Tests.Browser;

/// <summary>Bodies that nobody means well with: whole ones of each format, what becomes of them, and noise.</summary>
static class HostileBodies
{
    static readonly string[] Types =
        ["application/json", "text/plain;charset=UTF-8", "application/reports+json", "application/csp-report", "x/y"];

    static readonly string[] Bits =
    [
        "{", "}", "[", "]", ":", ",", "\"", "\\", "\\u0000", "\\ud800", "null", "true", "-1", "1e999", "9999999999999999999",
        "{\"type\":\"event\"}\n", "\n", "\0", "\ud83d\ude00", "{UserId}", "<script>", "../", "${jndi:ldap://x}", "\u202e",
    ];

    static readonly string[] StackBits =
        ["at ", "    at ", "async ", "(", ")", ":", "@", "\n", "https://x/a.js", ":1:2", "eval", "-", "99999999999", " ", "é"];

    static readonly string[] Templates =
    [
        """
        {"dsn":"DSN"}
        {"type":"event"}
        {"level":"TEXT","timestamp":"TEXT","tags":{"UserId":"mallory","TEXT":{"a":[]}},"user":{"id":"mallory"},"exception":{"values":[{"type":"TEXT","value":7,"stacktrace":{"frames":[{"lineno":-5,"colno":1e30,"function":"TEXT"},7,null]}},null,[]]},"breadcrumbs":{"values":[{"timestamp":1e300,"data":{"url":7,"to":"TEXT"}}]}}
        """,
        """
        {"page":"TEXT","release":7,"reports":[{"kind":"TEXT","type":"TEXT","message":"TEXT","stack":"TEXT","values":{"TEXT":1,"UserId":"mallory"},"cause":{"cause":{"cause":{"message":[]}}}},7,{}]}
        """,
        """
        [{"type":"TEXT","url":7,"body":{"TEXT":"TEXT","message":{}}},{"type":"csp-violation","body":null},{"type":"crash","body":[]},[]]
        """,
    ];

    public static string TypeOf(Random random) => Types[random.Next(Types.Length)];

    public static byte[] Make(Random random, string dsn)
    {
        var body = Encoding.UTF8.GetBytes(Whole(random, dsn));
        return random.Next(5) switch
        {
            0 => body,
            1 => Mutate(body, random),
            2 => body[..random.Next(body.Length)],
            3 => Noise(random),
            _ => Encoding.UTF8.GetBytes(Deep(random)),
        };
    }

    public static string Stack(Random random)
    {
        var stack = new StringBuilder();
        for (var i = random.Next(200); i >= 0; i--)
            stack.Append(StackBits[random.Next(StackBits.Length)]);
        return stack.ToString();
    }

    static string Whole(Random random, string dsn) => Templates[random.Next(Templates.Length)]
        .Replace("DSN", dsn, StringComparison.Ordinal)
        .Replace("TEXT", Text(random), StringComparison.Ordinal);

    static string Text(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(20); i > 0; i--)
            text.Append(random.Next(3) == 0 ? new string('x', random.Next(3_000)) : "a{B}\\n\\\"<b>\\u0001 \\ud83d\\ude00");
        return text.ToString();
    }

    static byte[] Mutate(byte[] body, Random random)
    {
        for (var i = random.Next(20) + 1; i > 0 && body.Length > 0; i--)
            body[random.Next(body.Length)] = (byte)random.Next(256);
        return body;
    }

    static byte[] Noise(Random random)
    {
        var noise = new StringBuilder();
        for (var i = random.Next(100); i > 0; i--)
            noise.Append(Bits[random.Next(Bits.Length)]);
        return Encoding.UTF8.GetBytes(noise.ToString());
    }

    static string Deep(Random random)
    {
        var depth = random.Next(1, 5_000);
        return random.Next(2) == 0
            ? new string('[', depth) + new string(']', depth)
            : string.Concat(Enumerable.Repeat("{\"reports\":", depth)) + "1" + new string('}', depth);
    }
}
