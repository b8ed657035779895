// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Sinks.Fanout;

namespace Sinks.Bench;

/// <summary>Texts made to be slow to read.</summary>
static class Pathological
{
    const int Rounds = 5;

    static readonly string[] Units =
    [
        "a", "a.", "a@", "1", "1-", "4 ", "eyJ", "eyJ.", "password=", "password: ", "password=\"",
        "\"password\":\"", "token=a ", "key=abc1 ", "://", "//a:", "http://a:b", "-----BEGIN PRIVATE KEY", "END ",
        "Bearer ", "basic a", "--password ", "\\\"", "\\", "&quot;", "<password>", "<a ", "=", ":", ";a=", "?a=&",
        "%3D", "Cookie: ", "a;b=", "Authorization: ", "{\"a\":", "[", "AKIA", "ghp_", "xoxb-1-",
        "hooks.slack.com/", "~", "Q~", "4111 ", "HU42 1177 ", "078-05-112", "a-", "A1-", "user@host ", "-u a:",
        "curl -u a ", "[redacted:", "[redacted:kv]", "name=password value=", "{\"name\":\"password\",",
        "PRIVATE KEY", "\u00e9", "\\u0022password\\u0022:", "\n",
        "token%3D+", "password\\u0022:\\u0022", "mysql -pa ", "//a:b@ ",
    ];

    /// <summary>The worst of all, in milliseconds: the best of five runs, and what it is made of.</summary>
    public static (double Milliseconds, string Unit) Worst(int length, int limit)
    {
        var redactor = Redactor.Create(options => options.Limits.MaxLength = limit);
        var texts = Texts(length).ToArray();
        for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < WarmUp.Length;)
        {
            foreach (var (_, text) in texts)
                Measure(redactor, text);
        }

        var worst = (Milliseconds: 0.0, Unit: "");
        foreach (var (name, text) in texts)
        {
            var best = Enumerable.Range(0, Rounds).Min(_ => Measure(redactor, text));
            if (best > worst.Milliseconds)
                worst = (best, name);
        }

        return worst;
    }

    static IEnumerable<(string Name, string Text)> Texts(int length)
    {
        foreach (var unit in Units)
            yield return (unit, string.Concat(Enumerable.Repeat(unit, (length / unit.Length) + 1))[..length]);
        yield return ("a...a @", new string('a', length - 2) + " @");
        yield return ("a@a-a-", "a@" + string.Concat(Enumerable.Repeat("a-", (length / 2) - 1)));
    }

    static double Measure(Redactor redactor, string text)
    {
        var since = Stopwatch.GetTimestamp();
        redactor.Redact(text);
        return Stopwatch.GetElapsedTime(since).TotalMilliseconds;
    }
}
