// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Redaction;

/// <summary>Text forms in which a name and its value are not simply side by side.</summary>
public sealed class NamedTextTests
{
    const string Secret = "tr0ub4dor";
    const string Taken = "[redacted:kv]";

    public static TheoryData<string> Forms =>
    [
        // A name and a value as two members
        "{\"name\":\"password\",\"value\":\"@\"}",
        "{ \"value\" : \"@\", \"type\" : \"text\", \"name\" : \"Password\" }",
        "[{\"key\":\"city\",\"value\":\"x\"},{\"key\":\"api_key\",\"value\":\"@\"}]",
        "{\\\"Key\\\":\\\"Authorization\\\",\\\"Value\\\":\\\"@\\\"}",
        "{'field': 'pwd', 'value': '@'}",
        "<add key=\"Password\" value=\"@\"/>",
        "<add value='@' key='Smtp:Password' />",
        "<setting name=\"ApiKey\" serializeAs=\"String\"><value>@</value></setting>",
        "<entry><key>client_secret</key><value>@</value></entry>",
        "&lt;add key=&quot;Password&quot; value=&quot;@&quot; /&gt;",
        // Elements
        "<Password type=\"text\">@</Password>",
        "<wsse:Password Type=\"http://x.example/#PasswordText\">@</wsse:Password>",
        "&lt;password&gt;@&lt;/password&gt;",
        "&lt;Password type=&quot;text&quot;&gt;@&lt;/Password&gt;",
        "{\"body\":\"\\u003Cpassword\\u003E@\\u003C/password\\u003E\"}",
        // Pairs as .NET prints them
        "[password, @]",
        "[Host, a], [Authorization, @], [Accept, b]",
        "(api_key, @)",
        // YAML blocks
        "user: bob\npassword: |\n  @\nport: 1",
        "spec:\n  private_key: >-\n    @\n  next: 1",
        // Percent-encoding
        "GET /login?next=%2Fhome%3Ftoken%3D@%26tab%3D1",
        "GET /login?next=%252Fhome%253Ftoken%253D@%2526tab%253D1",
        "payload=%7B%22user%22%3A%22bob%22%2C%22password%22%3A%22@%22%7D",
        "password%3D@",
        // Header lines with several values
        "Host: a\r\nX-Api-Key: b, @\r\nAccept: c",
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_value_alone_is_taken(string form)
    {
        var text = form.Replace("@", Secret, StringComparison.Ordinal);
        var expected = form
            .Replace("@", Taken, StringComparison.Ordinal)
            .Replace("b, " + Taken, Taken, StringComparison.Ordinal);
        var redacted = Redactor.Default.Redact(text);
        redacted
            .Replace("connection_string", "kv", StringComparison.Ordinal)
            .Replace("url_param", "kv", StringComparison.Ordinal)
            .ShouldBe(expected);
        Redactor.Default.Redact(redacted).ShouldBeSameAs(redacted);
    }

    [Theory]
    [InlineData("{\"name\":\"city\",\"value\":\"Ghent\"}")]
    [InlineData("{\"name\":\"password\",\"value\":\"\"}")]
    [InlineData("{\"name\":\"password\"},{\"name\":\"x\",\"value\":\"y\"}")]
    [InlineData("<add key=\"Theme\" value=\"dark\"/>")]
    [InlineData("the key is a value: 5")]
    [InlineData("missing fields [password, email]")]
    [InlineData("at Shop.Login(String password, String token) in /src/Login.cs:line 12")]
    [InlineData("void Login(password, token) { }")]
    [InlineData("<token/>")]
    [InlineData("<Token Kind=\"Identifier\"></Token>")]
    [InlineData("List<Token> tokens")]
    [InlineData("password: |")]
    [InlineData("token: > 5")]
    [InlineData("GET /a?b=%3D%3D&c=a%3Ab")]
    [InlineData("%3D%3A%253D")]
    [InlineData("a &gt; b and token &gt; c")]
    [InlineData("Content-Type: a, b")]
    public void What_names_no_secret_stays(string text) => Redactor.Default.Redact(text).ShouldBeSameAs(text);

    [Fact]
    public void All_lines_of_a_block_are_taken_and_none_after_it() =>
        Redactor.Default.Redact("a:\n  secret: |\n    one\n\n    two three\n  b: 4\n")
            .ShouldBe("a:\n  secret: |\n    [redacted:kv]\n  b: 4\n");
}
