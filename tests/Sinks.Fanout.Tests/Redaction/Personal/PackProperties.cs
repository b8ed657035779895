// SPDX-License-Identifier: Apache-2.0
using FsCheck;
using FsCheck.Fluent;

namespace Sinks.Fanout.Tests.Redaction.Personal;

public sealed class PackProperties
{
    static readonly string[] Soup =
    [
        "jane@shop.example", "%40shop.example", "@", "4012888888881881", "4012 8888", " 8888 1881",
        "DE89 3704 0044 0532 0130 00", "NL91ABNA0417164300", "219-09-9999", "+49 30 ", "901820", "(202) 555-0143",
        "203.0.113.7", "2001:db8::7", "::", ":", "00:1a:2b:3c:4d:5e", "046 454 286", "12345678Z", "phone ", "username",
        "address", "=", " ", "\n", "\"", "-", ".", "/", "%22", "\\u0022", "q7Zr2LkP9wXv4TbN1sYd8Hc6", "[redacted:card]",
        "[redacted:", "]", "1", "a", "12", "x ", "https://", "<", ">", "&",
    ];

    [Fact]
    public void Redacting_twice_is_redacting_once_with_every_pack()
    {
        var redactor = new Redactor(new RedactionOptions { Packs = RedactionPacks.All });
        Prop.ForAll<int>(seed =>
        {
            var random = new Random(seed);
            var text = string.Concat(random.GetItems(Soup, random.Next(1, 30)));
            var once = redactor.Redact(text);
            redactor.Redact(once).ShouldBeSameAs(once, text);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }
}
