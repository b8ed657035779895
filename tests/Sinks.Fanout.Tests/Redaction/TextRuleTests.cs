// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Redaction;

/// <summary>What each rule takes out of text, and exactly that.</summary>
public sealed class TextRuleTests
{
    const string Jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9.c2lnbmF0dXJl";

    [Theory]
    [InlineData("login password=hunter2 from 10.0.0.1", "login password=[redacted:kv] from 10.0.0.1")]
    [InlineData("Password: hunter2, user: bob", "Password: [redacted:kv], user: bob")]
    [InlineData("{\"user\":\"bob\",\"password\":\"a \\\"b\\\" c\",\"n\":1}",
        "{\"user\":\"bob\",\"password\":\"[redacted:kv]\",\"n\":1}")]
    [InlineData("{\n  \"apiKey\":\n    \"abc\"\n}", "{\n  \"apiKey\":\n    \"[redacted:kv]\"\n}")]
    [InlineData("{\"pin\":1234,\"n\":1}", "{\"pin\":[redacted:kv],\"n\":1}")]
    [InlineData("\"{\\\"token\\\":\\\"a\\\\\\\"b\\\",\\\"n\\\":1}\"",
        "\"{\\\"token\\\":\\\"[redacted:kv]\\\",\\\"n\\\":1}\"")]
    [InlineData("{\\u0022password\\u0022:\\u0022hunter2\\u0022,\\u0022n\\u0022:1}",
        "{\\u0022password\\u0022:\\u0022[redacted:kv]\\u0022,\\u0022n\\u0022:1}")]
    [InlineData("{&quot;secret&quot;: &quot;hunter2&quot;}", "{&quot;secret&quot;: &quot;[redacted:kv]&quot;}")]
    [InlineData("{'password': 'it's me'}", "{'password': '[redacted:kv]'}")]
    [InlineData("{\"secrets\":{},\"passwords\":[\"a]\",\"b\"],\"n\":1}",
        "{\"secrets\":{},\"passwords\":[redacted:kv],\"n\":1}")]
    [InlineData("password: \"cut off in the mid", "password: \"[redacted:kv]")]
    [InlineData("client_secret: abc", "client_secret: [redacted:kv]")]
    [InlineData("export DB_PASSWORD='a b'", "export DB_PASSWORD='[redacted:kv]'")]
    [InlineData("api key: 0815", "api key: [redacted:kv]")]
    [InlineData("var token := \"abc\"", "var token := \"[redacted:kv]\"")]
    [InlineData("\"token\" => \"abc\"", "\"token\" => \"[redacted:kv]\"")]
    [InlineData("password -> abc", "password -> [redacted:kv]")]
    [InlineData("[Password] = 'abc'", "[Password] = '[redacted:kv]'")]
    [InlineData("user[password]=abc", "user[password]=[redacted:kv]")]
    [InlineData("<add password=\"abc\" name=\"x\"/>", "<add password=\"[redacted:kv]\" name=\"x\"/>")]
    [InlineData("<Password>abc</Password>", "<Password>[redacted:kv]</Password>")]
    [InlineData("<n:Password><![CDATA[a<b]]></n:Password>", "<n:Password>[redacted:kv]</n:Password>")]
    [InlineData("Creds(password=abc)", "Creds(password=[redacted:kv])")]
    [InlineData("a=1&password=b&c=d", "a=1&password=[redacted:url_param]&c=d")]
    [InlineData("password=p&w,x;y)z q", "password=[redacted:kv] q")]
    [InlineData("Login { Password = <a1>, User = bob }", "Login { Password = [redacted:kv], User = bob }")]
    [InlineData("MailchimpKey=cefa780880ba5f5696192a34f6292c35", "MailchimpKey=[redacted:kv]")]
    [InlineData("deploy --password abc --verbose", "deploy --password [redacted:kv] --verbose")]
    [InlineData("[\"--token\", \"abc\"]", "[\"--token\", \"[redacted:kv]\"]")]
    [InlineData("New-User -Password 'a b' -Name x", "New-User -Password '[redacted:kv]' -Name x")]
    [InlineData("dict[\"secret\"] = \"x7Kq\"", "dict[\"secret\"] = \"[redacted:kv]\"")]
    [InlineData("var stripeToken string = \"0w3LYqqw\"", "var stripeToken string = \"[redacted:kv]\"")]
    [InlineData("token: string = 'x7Kq'", "token: string = '[redacted:kv]'")]
    [InlineData("etsy_TOKEN ::= \"1a6d\"", "etsy_TOKEN ::= \"[redacted:kv]\"")]
    [InlineData("password ??= \"x7Kq\"", "password ??= \"[redacted:kv]\"")]
    [InlineData("[@__password_0='hunter2' (Size = 64)]", "[@__password_0='[redacted:kv]' (Size = 64)]")]
    [InlineData("curl -u bob:abc https://x.example", "curl -u bob:[redacted:kv] https://x.example")]
    public void Values_of_secret_names_are_taken_out_of_text(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("Server=db;User Id=sa;Password=a b;Database=x",
        "Server=db;User Id=sa;Password=[redacted:connection_string];Database=x")]
    [InlineData("Server=db;Password=\"a;\"\"b\";Database=x",
        "Server=db;Password=\"[redacted:connection_string]\";Database=x")]
    [InlineData("Server=db;Pwd='a;b';Database=x", "Server=db;Pwd='[redacted:connection_string]';Database=x")]
    [InlineData("Driver=x;PWD={a;}}b1};Server=y", "Driver=x;PWD=[redacted:connection_string];Server=y")]
    [InlineData("Password=abc;Server=db", "Password=[redacted:connection_string];Server=db")]
    [InlineData("Server=db;Password=a b c", "Server=db;Password=[redacted:connection_string]")]
    [InlineData("Cannot open \"Server=db;Password=a&b\" now",
        "Cannot open \"Server=db;Password=[redacted:connection_string]\" now")]
    [InlineData("no route to db;Shared Access Key=a/b==;EntityPath=q",
        "no route to db;Shared Access Key=[redacted:connection_string];EntityPath=q")]
    [InlineData("Endpoint=sb://x/;SharedAccessKeyName=root;SharedAccessKey=abc==",
        "Endpoint=sb://x/;SharedAccessKeyName=root;SharedAccessKey=[redacted:connection_string]")]
    public void Connection_strings_lose_their_passwords_whatever_the_quoting(string text, string expected) =>
        Check(text, expected);

    [Theory]
    [InlineData("Authorization: Bearer abc.def", "Authorization: Bearer [redacted:authorization]")]
    [InlineData("authorization=basic YWJj", "authorization=basic [redacted:authorization]")]
    [InlineData("Proxy-Authorization: Negotiate YII=", "Proxy-Authorization: Negotiate [redacted:authorization]")]
    [InlineData("{\"Authorization\":[\"Bearer abc\"],\"n\":1}",
        "{\"Authorization\":[\"Bearer [redacted:authorization]\"],\"n\":1}")]
    [InlineData("Authorization: abc0815", "Authorization: [redacted:authorization]")]
    [InlineData("Authorization: Custom abc0815def\nHost: x", "Authorization: [redacted:authorization]\nHost: x")]
    [InlineData("Authorization: Digest username=\"u\", response=\"abc\" next",
        "Authorization: Digest [redacted:authorization] next")]
    [InlineData("Authorization: AWS4-HMAC-SHA256 Credential=AK/2/s3, SignedHeaders=host, Signature=fe5f",
        "Authorization: AWS4-HMAC-SHA256 [redacted:authorization]")]
    [InlineData("{ Authorization = Bearer abc, Accept = x }",
        "{ Authorization = Bearer [redacted:authorization], Accept = x }")]
    [InlineData("sent Bearer mF9B5f41JqMmF9B5f41JqM to x", "sent Bearer [redacted:authorization] to x")]
    [InlineData("sent Basic Ym9iOmh1bnRlcjI= to x", "sent Basic [redacted:authorization] to x")]
    [InlineData("Cookie: a=1; ASP.NET_SessionId=xyz status=200",
        "Cookie: a=[redacted:cookie]; ASP.NET_SessionId=[redacted:cookie] status=200")]
    [InlineData("Set-Cookie: sid=abc; HttpOnly; Path=/; SameSite=Lax\nHost: x",
        "Set-Cookie: sid=[redacted:cookie]; HttpOnly; Path=/; SameSite=Lax\nHost: x")]
    [InlineData("\"Cookie\": \"a=b; c=d\", \"n\": 1",
        "\"Cookie\": \"a=[redacted:cookie]; c=[redacted:cookie]\", \"n\": 1")]
    [InlineData("X-Api-Key: abc", "X-Api-Key: [redacted:kv]")]
    public void Headers_lose_their_credentials(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("https://bob:hunter2@x.example/a", "https://bob:[redacted:url_userinfo]@x.example/a")]
    [InlineData("amqp://bob:a/b@c@mq:5672/", "amqp://bob:[redacted:url_userinfo]@mq:5672/")]
    [InlineData("redis://:abc@[::1]:6379", "redis://:[redacted:url_userinfo]@[::1]:6379")]
    [InlineData("clone https://0123456789abcdef01234567@git.example/x",
        "clone https://[redacted:url_userinfo]@git.example/x")]
    [InlineData("https://token:abc@x.example", "https://token:[redacted:url_userinfo]@x.example")]
    [InlineData("GET /a?access_token=abc&page=2", "GET /a?access_token=[redacted:url_param]&page=2")]
    [InlineData("GET /a?user%5Bpassword%5D=abc&page=2", "GET /a?user%5Bpassword%5D=[redacted:url_param]&page=2")]
    [InlineData("https://x.blob.example/c?sv=2024&sig=a%2Fb%3D",
        "https://x.blob.example/c?sv=2024&sig=[redacted:url_param]")]
    [InlineData("https://s3.example/k?X-Amz-Signature=fe5f&X-Amz-Date=1",
        "https://s3.example/k?X-Amz-Signature=[redacted:url_param]&X-Amz-Date=1")]
    [InlineData("/callback?code=abc&state=xyz", "/callback?code=[redacted:url_param]&state=xyz")]
    [InlineData("https://app.example/#id_token=abc", "https://app.example/#id_token=[redacted:url_param]")]
    public void Urls_lose_passwords_and_secret_parameters(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("got " + Jwt + ".", "got [redacted:jwt]")]
    [InlineData("x=" + Jwt + "&y=1", "x=[redacted:jwt]&y=1")]
    [InlineData("alg none eyJhbGciOiJub25lIn0.eyJzdWIiOiI0MiJ9. here", "alg none [redacted:jwt] here")]
    [InlineData("jwe eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4In0..aXY.Y2lwaGVy.dGFn here", "jwe [redacted:jwt] here")]
    [InlineData("a -----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY----- b", "a [redacted:pem] b")]
    [InlineData("a\n-----BEGIN EC PRIVATE KEY-----\nMIIE", "a\n[redacted:pem]")]
    [InlineData("k: -----BEGIN OPENSSH PRIVATE KEY-----\\nb3Bl\\n-----END OPENSSH PRIVATE KEY-----\\n",
        "k: [redacted:pem]\\n")]
    public void Tokens_and_private_keys_are_found_without_a_name(string text, string expected) =>
        Check(text, expected);

    [Fact]
    public void Overlapping_finds_become_one_marker() =>
        Check("Authorization: Bearer " + Jwt, "Authorization: Bearer [redacted:authorization]");

    static void Check(string text, string expected)
    {
        var redacted = Redactor.Default.Redact(text);
        redacted.ShouldBe(expected);
        Redactor.Default.Redact(redacted).ShouldBeSameAs(redacted);
    }
}
