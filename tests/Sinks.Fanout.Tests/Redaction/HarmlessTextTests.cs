// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Redaction;

/// <summary>What looks like a secret and is none.</summary>
public sealed class HarmlessTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Converted report.md in 38 ms")]
    [InlineData("Failed password for root from 10.0.0.1 port 22")]
    [InlineData("password authentication failed for user \"bob\"")]
    [InlineData("Invalid token: expired")]
    [InlineData("Invalid token: signature mismatch")]
    [InlineData("Password: must be at least 8 characters")]
    [InlineData("WWW-Authenticate: Bearer error=\"invalid_token\", error_description=\"x\"")]
    [InlineData("Authorization: Bearer error=\"invalid_token\"")]
    [InlineData("Bearer authentication is required here")]
    [InlineData("Put Authorization: Basic header first")]
    [InlineData("basic understanding of things")]
    [InlineData("   at Shop.Cart.Pay(CancellationToken token) in /src/Shop/Cart.cs:line 12")]
    [InlineData("at A.B.C(String password) in C:\\src\\Password.cs:line 3")]
    [InlineData("mscorlib, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089")]
    [InlineData("UPDATE u SET Password = @p0, [Token] = ?, Secret=:secret, x = @__y_0 WHERE Id = $1")]
    [InlineData("\"PasswordHash\" text NOT NULL, \"Password\" varchar")]
    [InlineData("admin_password = var.db_password, secret: process.env.APP_SECRET")]
    [InlineData("APP_SECRET = $(cat /run/secrets/app) && start")]
    [InlineData("io.jsonwebtoken:jjwt-api-0.11.2, public_token=9Cnzj4p4WGeKLs1Pt8QuKUpRK")]
    [InlineData("Expiring session 0x14ed93111f2009f, sessionid: 0x14ed93111f2009f, reason: timeout")]
    [InlineData("appattempt for user msrabi (auth:SIMPLE)")]
    [InlineData("Access denied for user 'bob'@'db' (using password: YES)")]
    [InlineData("bob : TTY=pts/0 ; PWD=/srv/app ; USER=root ; COMMAND=/bin/ls")]
    [InlineData("pam_unix(passwd:chauthtok): user does not exist")]
    [InlineData("failed to list *v1.Secret: secrets is forbidden")]
    [InlineData("arn:aws:secretsmanager:eu-west-1:123456:secret:app/db")]
    [InlineData("token=Token{kind=1, length=4}")]
    [InlineData("token = Vault.read(path)")]
    [InlineData("passed=12 bypass: true author=bob keyboard: us tokens: 512 max_tokens=5")]
    [InlineData("password:\nuser: bob")]
    [InlineData("password=")]
    [InlineData("{\"password\":null,\"token\":\"\",\"secret\":true}")]
    [InlineData("{\"apiKey\":false,\"auth\":{\"kind\":\"x\"},\"pin\":0}")]
    [InlineData("password=*** token=<redacted> secret=${SECRET} pwd={Password} auth=%s key=%KEY% pass=xxxx")]
    [InlineData("Token: Token { kind: ContainerToken }")]
    [InlineData("items.Where(token => token.Length > 3)")]
    [InlineData("node->password->value; a != b; std::token::x")]
    [InlineData("Task<Token> and List<Password>")]
    [InlineData("spark://Exec@1.2.3.4:5 ssh://git@github.com/x git@github.com:a/b.git npm i pkg@1.2.3 bob@host")]
    [InlineData("http://x.example:8080/a//b?page=2&sort=name#token")]
    [InlineData("/status?code=404&key=abc")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE----- -----BEGIN PUBLIC KEY-----")]
    [InlineData("no PRIVATE KEY was given")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9 has one part, v1.eyJ.x is short")]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01 3f2504e0-4f89-11d3-9a0c-0305e82c3301")]
    [InlineData("OrderKey=3f2504e0-4f89-11d3-9a0c-0305e82c3301 CacheKey=abcdefgh01234567 MailKey=welcome")]
    [InlineData("docker run -u 1000:1000 --name token x")]
    [InlineData("Cookie: not set; Set-Cookie: Path=/; HttpOnly")]
    [InlineData("a - b -- c ---")]
    [InlineData("[redacted:kv] token=[redacted:kv], Server=x;Password=[redacted:connection_string];")]
    [InlineData("https://bob:[redacted:url_userinfo]@x?sig=[redacted:url_param]")]
    public void Harmless_text_comes_back_as_the_same_instance(string text) =>
        Redactor.Default.Redact(text).ShouldBeSameAs(text);

    [Fact]
    public void Clean_text_costs_no_memory()
    {
        const string text = "03:04:05 INFO [main:7] shop.Orders: stored order=4711 state=new in 38 ms @ node-7";
        Redactor.Default.Redact(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            Redactor.Default.Redact(text);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }
}
