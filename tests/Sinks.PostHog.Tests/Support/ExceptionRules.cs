// SPDX-License-Identifier: Apache-2.0
using System.Text;
using System.Text.Json;

namespace Sinks.PostHog.Tests;

/// <summary>What the error tracking asks of an event <c>$exception</c>.</summary>
static class ExceptionRules
{
    static readonly string[] Sources = ["cause", "context", "unwrap", "member", "suppressed", "inner"];

    static readonly string[] Levels = ["fatal", "error", "warning", "log", "info", "debug"];

    /// <summary>Fails with the rule that is broken.</summary>
    public static void Check(JsonElement properties)
    {
        var list = properties.GetProperty("$exception_list").EnumerateArray().ToList();
        list.Count.ShouldBeInRange(1, 50);
        for (var id = 0; id < list.Count; id++)
            CheckEntry(list[id], id);
        Levels.ShouldContain(properties.GetProperty("$exception_level").GetString());
        properties.GetProperty("$exception_source").GetString().ShouldStartWith("dotnet.");
        foreach (var member in properties.EnumerateObject())
        {
            member.Name.ShouldNotBe("$set");
            member.Name.ShouldNotBe("$set_once");
            if (member.Name.StartsWith("$exception", StringComparison.Ordinal))
            {
                ((string[])["$exception_list", "$exception_level", "$exception_source", "$exception_fingerprint"])
                    .ShouldContain(member.Name);
            }
        }
    }

    static void CheckEntry(JsonElement entry, int id)
    {
        entry.GetProperty("type").GetString().ShouldNotBeNullOrEmpty();
        Encoding.UTF8.GetByteCount(entry.GetProperty("value").GetString()!).ShouldBeLessThanOrEqualTo(10_000);
        CheckMechanism(entry.GetProperty("mechanism"), id);
        if (!entry.TryGetProperty("stacktrace", out var trace))
            return;
        trace.GetProperty("type").GetString().ShouldBe("raw");
        trace.GetProperty("frames").GetArrayLength().ShouldBePositive();
        foreach (var frame in trace.GetProperty("frames").EnumerateArray())
            CheckFrame(frame);
    }

    static void CheckMechanism(JsonElement mechanism, int id)
    {
        mechanism.GetProperty("exception_id").GetInt32().ShouldBe(id);
        if (id == 0)
        {
            mechanism.GetProperty("handled").GetBoolean().ShouldBeOneOf(true, false);
            mechanism.GetProperty("type").GetString().ShouldNotBeNullOrEmpty();
            mechanism.TryGetProperty("parent_id", out _).ShouldBeFalse();
            return;
        }

        mechanism.GetProperty("type").GetString().ShouldBe("chained");
        mechanism.GetProperty("parent_id").GetInt32().ShouldBeInRange(0, id - 1);
        Sources.ShouldContain(mechanism.GetProperty("source").GetString());
        mechanism.TryGetProperty("handled", out _).ShouldBeFalse();
    }

    static void CheckFrame(JsonElement frame)
    {
        frame.GetProperty("platform").GetString().ShouldBe("custom");
        frame.GetProperty("lang").GetString().ShouldBe("dotnet");
        frame.GetProperty("function").GetString().ShouldNotBeNullOrEmpty();
        frame.GetProperty("resolved").GetBoolean().ShouldBeTrue();
        frame.TryGetProperty("in_app", out _).ShouldBeTrue();
        foreach (var key in (string[])["lineno", "colno"])
        {
            if (frame.TryGetProperty(key, out var number))
                number.GetUInt32().ShouldBeGreaterThan(0u);
        }

        if (frame.TryGetProperty("filename", out var file))
            file.GetString().ShouldNotBeNullOrEmpty();
    }
}
