// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Redaction.Tokens;

/// <summary>Keys, signatures, cookies and user-info in their rarer spellings.</summary>
public sealed class CredentialTests
{
    const string Number = "q0f3Zk9vB1xW7sT2mN8yR4uL6pC5dH";

    [Theory]
    [InlineData("PuTTY-User-Key-File-2: ssh-rsa\nPublic-Lines: 1\nAAAA\nPrivate-Lines: 1\nBBBB\nPrivate-MAC: 00",
        "PuTTY-User-Key-File-2: ssh-rsa\nPublic-Lines: 1\nAAAA\nPrivate-Lines:[redacted:pem]Private-MAC: 00")]
    [InlineData("<X><Modulus>" + Number + "</Modulus><P>" + Number + "</P><D>" + Number + "</D></X>",
        "<X><Modulus>" + Number + "</Modulus><P>[redacted:pem]</P><D>[redacted:pem]</D></X>")]
    [InlineData("{\"kty\":\"RSA\",\"n\":\"" + Number + "\",\"d\":\"" + Number + "\"}",
        "{\"kty\":\"RSA\",\"n\":\"" + Number + "\",\"d\":\"[redacted:pem]\"}")]
    [InlineData("{\"d\":\"" + Number + "\",\"kty\":\"EC\",\"x\":\"" + Number + "\"}",
        "{\"d\":\"[redacted:pem]\",\"kty\":\"EC\",\"x\":\"" + Number + "\"}")]
    [InlineData("k=-----BEGIN%20PRIVATE%20KEY-----%0AMIIE%0A-----END%20PRIVATE%20KEY-----&n=1", "k=[redacted:pem]&n=1")]
    [InlineData("-----BEGIN+RSA+PRIVATE+KEY-----%0AMIIE", "[redacted:pem]")]
    [InlineData("-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQOY\n-----END PGP PRIVATE KEY BLOCK----- x",
        "[redacted:pem] x")]
    public void Private_keys_are_known_in_every_form(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("AWS4-HMAC-SHA256 SignedHeaders=host, Signature=fe5f80f77d5fa3beca038a248ff027d0445342fe2855ddc96317",
        "AWS4-HMAC-SHA256 SignedHeaders=host, Signature=[redacted:authorization]")]
    [InlineData("Digest nonce=\"n\", response=\"6629fae49393a05397450978507c4ef1\" sent",
        "Digest nonce=\"n\", response=\"[redacted:authorization]\" sent")]
    [InlineData("https://x.example/f?Expires=1&Signature=abc%2Bdef",
        "https://x.example/f?Expires=1&Signature=[redacted:url_param]")]
    public void Signatures_are_taken_out_where_no_header_names_them(string text, string expected) =>
        Check(text, expected);

    [Theory]
    [InlineData("{\"Set-Cookie\":[\"a=b1; Path=/\",\"c=d1; HttpOnly\"]}",
        "{\"Set-Cookie\":[\"a=[redacted:cookie]; Path=/\",\"c=[redacted:cookie]; HttpOnly\"]}")]
    [InlineData("Cookies: a=b1, c=d1", "Cookies: a=[redacted:cookie], c=[redacted:cookie]")]
    [InlineData("smtp://me%40x.example:Tr1cky@mail.x.example:587",
        "smtp://[redacted:email]:[redacted:url_userinfo]@mail.x.example:587")]
    [InlineData("Server=x;Pwd={p;w}}9};Database=d", "Server=x;Pwd=[redacted:connection_string];Database=d")]
    public void Cookies_users_and_braces_are_read_whole(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("said 'Basic Ym9iOmh1bnRlcjI=' twice", "said 'Basic [redacted:authorization]' twice")]
    [InlineData("Bearer zqwklmnopxyzrstu", "Bearer [redacted:authorization]")]
    [InlineData("//name%3A[redacted:email]@x", "//name%3A[redacted:email]@x")]
    public void Bare_schemes_are_read_in_quotes_too(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("postgres://bob:{password}@db/x https://u:$PASS@h/x https://${USER}:${PASS}@h/x")]
    [InlineData("AccountName={2};AccountKey={3};EndpointSuffix={4}")]
    [InlineData("curl -H \"Authorization: Bearer $(cloud auth print-token)\" x")]
    [InlineData("{\"d\":\"" + Number + "\",\"x\":1} <D>" + Number + "</D> Signature=" + Number)]
    public void Templates_and_strangers_stay(string text) => Redactor.Default.Redact(text).ShouldBeSameAs(text);

    static void Check(string text, string expected)
    {
        var redacted = Redactor.Default.Redact(text);
        redacted.ShouldBe(expected);
        Redactor.Default.Redact(redacted).ShouldBeSameAs(redacted);
    }
}
