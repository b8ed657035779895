// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Redaction.Personal;

public sealed class NetworkRuleTests
{
    [Theory]
    [InlineData("from 203.0.113.7 port 22", "from [redacted:ip] port 22")]
    [InlineData("203.0.113.7.", "[redacted:ip].")]
    [InlineData("http://203.0.113.7:8080/a", "http://[redacted:ip]:8080/a")]
    [InlineData("/203.0.113.7:3888 node/203.0.113.8", "/[redacted:ip]:3888 node/[redacted:ip]")]
    [InlineData("203.0.113.0/24 203.0.113.7-203.0.113.9", "[redacted:ip]/24 [redacted:ip]-[redacted:ip]")]
    [InlineData("{\"ip\":\"203.0.113.7\"}", "{\"ip\":\"[redacted:ip]\"}")]
    [InlineData("ip%3D203.0.113.7", "ip%3D[redacted:ip]")]
    [InlineData("[2001:db8::7]:443", "[[redacted:ip]]:443")]
    [InlineData("2001:db8::7, fe80::1%eth0", "[redacted:ip], [redacted:ip]%eth0")]
    [InlineData("2001:db8:0:1:2:3:4:5: gone", "[redacted:ip]: gone")]
    [InlineData("::ffff:203.0.113.7", "[redacted:ip]")]
    [InlineData("/2001:db8:0:1:2:3:4:5:2181", "/[redacted:ip]:2181")]
    public void Addresses_are_found(string text, string expected) => Redacted.Check(text, expected, RedactionPacks.Ip);

    [Theory]
    [InlineData("0.0.0.0:80 127.0.0.1 [::]:5000 ::1 0:0:0:0:0:0:0:0:2181")]
    [InlineData("256.1.1.1 1.2.3 1.2.3.4.5 1.2.3.1000 a1.2.3.4 1.2.3.4a 1..2.3")]
    [InlineData("version 1.2.3.4, Version=1.0.0.0, v1.2.3.4, Chrome/1.2.3.4 1.2.3.4-beta")]
    [InlineData("12:34:56.789 12:34:56 std::dead a::b 00:1a:2b:3c:4d:5e 2001:db8::256.1.1.1")]
    [InlineData("at 2026-11-22T16:12:24.5+01:00 in a.b:12:7")]
    [InlineData("[redacted:ip] [redacted:ip]:22")]
    public void Versions_and_times_stay(string text) => Redacted.CheckUntouched(text, RedactionPacks.Ip);

    [Theory]
    [InlineData("mac:00:1A:2b:3c:4d:5e.", "mac:[redacted:mac].")]
    [InlineData("00-1a-2b-3c-4d-5e, 001a.2b3c.4d5e", "[redacted:mac], [redacted:mac]")]
    [InlineData("ab:cd:ef:00:11:22:33:44", "[redacted:mac]")]
    [InlineData("(00:11:22:33:44:55)", "([redacted:mac])")]
    public void Hardware_addresses_are_found(string text, string expected) =>
        Redacted.Check(text, expected, RedactionPacks.Mac);

    [Theory]
    [InlineData("00:1a:2b:3c:4d 00:1a:2b:3c:4d:5e:6f 00:1a:2b-3c:4d:5e x00:1a:2b:3c:4d:5e 00:1a:2b:3c:4d:5ex")]
    [InlineData("26-11-22-16-12-24 12:34:56 ff:ff:ff:ff:ff:ff 00:00:00:00:00:00 1234.5678.9012")]
    [InlineData("3f2504e0-4f89-11d3-9a0c-0305e82c3301 aa.bb.cc")]
    public void Other_pairs_stay(string text) => Redacted.CheckUntouched(text, RedactionPacks.Mac);

    [Fact]
    public void Both_are_off_unless_asked_for() =>
        Redacted.CheckUntouched("203.0.113.7 2001:db8::7 00:1a:2b:3c:4d:5e +49 30 901820", default);
}
