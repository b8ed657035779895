// SPDX-License-Identifier: Apache-2.0
using System.Numerics;

namespace Sinks.Fanout;

/// <summary>
/// Passwords after short switches that mean one with some programs and a port or a path with others: <c>mysql -pX</c>,
/// <c>sshpass -p X</c>, <c>redis-cli -a X</c>.
/// </summary>
sealed class CommandRule(NameRules names) : TextRule
{
    const int Window = 320;
    const ulong None = 1ul << 63;
    const int SwitchLimit = 14;
    const string SecureString = "ConvertTo-SecureString";

    // A program, its switches, and whether the value may follow without a blank.
    static readonly Command[] Commands =
    [
        new("mysql", "p", Attached: true, Apart: false),
        new("mysqldump", "p", Attached: true, Apart: false),
        new("mysqladmin", "p", Attached: true, Apart: false),
        new("mariadb", "p", Attached: true, Apart: false),
        new("sshpass", "p", Attached: true),
        new("docker login", "p"),
        new("podman login", "p"),
        new("nerdctl login", "p"),
        new("helm registry login", "p"),
        new("az login", "p"),
        new("psexec", "p"),
        new("PsExec", "p"),
        new("mongo", "p"),
        new("mongosh", "p"),
        new("mongodump", "p"),
        new("mongorestore", "p"),
        new("cqlsh", "p"),
        new("oc login", "p"),
        new("cf login", "p"),
        new("sqlcmd", "P", Attached: true),
        new("bcp", "P", Attached: true),
        new("ipmitool", "P"),
        new("unzip", "P"),
        new("zip", "P"),
        new("7z", "p", Attached: true, Apart: false),
        new("redis-cli", "a"),
        new("ldapsearch", "w"),
        new("ldapadd", "w"),
        new("ldapmodify", "w"),
        new("ldapwhoami", "w"),
        new("openssl", "k K"),
        new("plink", "pw"),
        new("pscp", "pw"),
        new("psftp", "pw"),
        new("keytool", "storepass keypass srcstorepass deststorepass"),
        new("jarsigner", "storepass keypass"),
    ];

    public override TextFeatures Gate => TextFeatures.Switch;

    public override void Find(ReadOnlySpan<char> text, ref HitList hits)
    {
        // Which programs there are at all is asked once, and only if a switch could be one of theirs.
        var programs = 0ul;
        for (var at = 0; at < text.Length;)
        {
            var next = text[at..].IndexOf(" -", StringComparison.Ordinal);
            if (next < 0)
                break;
            at += next + 2;
            if (at >= text.Length || text[at] is not ('p' or 'P' or 'a' or 'w' or 'k' or 'K' or 's' or 'd'))
                continue;
            programs = programs == 0 ? ProgramsIn(text) : programs;
            if (programs == None)
                break;
            at = FindAt(text, at, programs, ref hits);
        }

        FindSecureString(text, ref hits);
    }

    static ulong ProgramsIn(ReadOnlySpan<char> text)
    {
        var programs = None;
        for (var i = 0; i < Commands.Length; i++)
        {
            if (text.IndexOf(Commands[i].Program, StringComparison.Ordinal) >= 0)
                programs |= 1ul << i;
        }

        return programs;
    }

    int FindAt(ReadOnlySpan<char> text, int start, ulong programs, ref HitList hits)
    {
        var before = text[Math.Max(0, start - Window)..start];
        before = before[(before.LastIndexOfAny("\r\n;|") + 1)..];
        var length = text[start..Math.Min(text.Length, start + SwitchLimit)].IndexOfAny(' ', '\t', '=');
        var name = length < 0 ? text[start..] : text.Slice(start, length);
        for (; programs != None; programs &= programs - 1)
        {
            var command = Commands[BitOperations.TrailingZeroCount(programs)];
            var isApart = command.Apart && length > 0 && command.Has(name);
            var isAttached = command.Attached && name.Length > 1 && name[0] == command.Switches[0];
            if ((!isApart && !isAttached) || !command.IsIn(before))
                continue;
            var at = isApart ? CharKinds.SkipBlanks(text, start + length) : start + 1;
            return FindValue(text, start, at, ref hits);
        }

        return start;
    }

    int FindValue(ReadOnlySpan<char> text, int after, int at, ref HitList hits)
    {
        if (at >= text.Length || text[at] is '-' or '\r' or '\n')
            return after;
        if (!QuotedText.TryRead(text, at, doubled: false, out var value))
            value = at..BareText.EndOf(text, at);
        return Placeholder.Is(text[value], names) || text[value].StartsWith("$")
            ? after
            : hits.Add(text, value.Start.Value, value.End.Value, RuleNames.KeyValue);
    }

    // ConvertTo-SecureString 'x' -AsPlainText
    void FindSecureString(ReadOnlySpan<char> text, ref HitList hits)
    {
        for (var at = 0; at < text.Length;)
        {
            var next = text[at..].IndexOf(SecureString, StringComparison.Ordinal);
            if (next < 0)
                return;
            at += next + SecureString.Length;
            var start = CharKinds.SkipBlanks(text, at);
            if (text[start..].StartsWith("-String ", StringComparison.OrdinalIgnoreCase))
                start = CharKinds.SkipBlanks(text, start + 8);
            if (start > at)
                at = FindValue(text, at, start, ref hits);
        }
    }

    readonly record struct Command(string Program, string Switches, bool Attached = false, bool Apart = true)
    {
        public bool Has(ReadOnlySpan<char> name)
        {
            for (var rest = Switches.AsSpan(); !rest.IsEmpty;)
            {
                var length = rest.IndexOf(' ');
                if (name.SequenceEqual(length < 0 ? rest : rest[..length]))
                    return true;
                rest = length < 0 ? default : rest[(length + 1)..];
            }

            return false;
        }

        public bool IsIn(ReadOnlySpan<char> before)
        {
            var at = before.LastIndexOf(Program, StringComparison.Ordinal);
            if (at < 0)
                return false;
            var end = at + Program.Length;
            var previous = at == 0 ? ' ' : before[at - 1];
            var isStart = !char.IsAsciiLetterOrDigit(previous) && previous is not ('-' or '_' or '.');
            return isStart && end < before.Length && (before[end] is ' ' or '.' or '"');
        }
    }
}
