// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// One part of a fingerprint: text with <c>{Name}</c> in place of values. What stands in double braces is the server's.
/// </summary>
sealed class SentryFingerprintPart
{
    readonly List<(string Text, bool IsName)> _pieces = [];

    public static SentryFingerprintPart Parse(string text)
    {
        var part = new SentryFingerprintPart();
        var rest = text.AsSpan().Trim();
        while (!rest.IsEmpty)
        {
            var length = PieceLength(rest, out var isName);
            part._pieces.Add((isName ? rest[1..(length - 1)].Trim().ToString() : rest[..length].ToString(), isName));
            rest = rest[length..];
        }

        return part;
    }

    public string For(FanoutEvent item)
    {
        if (_pieces is [(var whole, false)])
            return whole;
        var text = new StringBuilder();
        foreach (var (piece, isName) in _pieces)
            text.Append(isName ? ValueOf(piece, item) : piece);
        return text.ToString();
    }

    static int PieceLength(ReadOnlySpan<char> text, out bool isName)
    {
        isName = false;
        if (text.StartsWith("{{"))
            return text.IndexOf("}}") is var end && end < 0 ? text.Length : end + 2;
        if (text[0] is '{' && text.IndexOf('}') is var close && close > 1)
        {
            isName = true;
            return close + 1;
        }

        var next = text[1..].IndexOf('{');
        return next < 0 ? text.Length : next + 1;
    }

    static string ValueOf(string name, FanoutEvent item)
    {
        if (item.Properties.TryGetValue(name, out var value))
            return value.ToString();
        return name.ToUpperInvariant() switch
        {
            "WORKFLOWID" => item.Context.WorkflowId,
            "WORKFLOWRUNID" => item.Context.WorkflowRunId,
            "STEP" => item.Context.Step,
            "USERID" => item.Context.UserId,
            "TENANTID" => item.Context.TenantId,
            "EVENTNAME" => item.EventName,
            "SOURCECONTEXT" => item.SourceContext,
            _ => null,
        } ?? "";
    }
}
