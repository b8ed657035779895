// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Redaction.Tokens;

/// <summary>What programs are started with, and what is typed into them.</summary>
public sealed class CommandTests
{
    [Theory]
    [InlineData("mysql -u root -pTr1cky shop", "mysql -u root -p[redacted:kv] shop")]
    [InlineData("ran sshpass -p 'Tr1 cky' ssh bob@h", "ran sshpass -p '[redacted:kv]' ssh bob@h")]
    [InlineData("docker login -u bob -p Tr1cky reg.example", "docker login -u bob -p [redacted:kv] reg.example")]
    [InlineData("sqlcmd -S db -U sa -P Tr1cky -Q x", "sqlcmd -S db -U sa -P [redacted:kv] -Q x")]
    [InlineData("redis-cli -a Tr1cky ping", "redis-cli -a [redacted:kv] ping")]
    [InlineData("keytool -storepass Tr1cky -alias x", "keytool -storepass [redacted:kv] -alias x")]
    [InlineData("ldapsearch -D cn=x -w Tr1cky -b dc=y", "ldapsearch -D cn=x -w [redacted:kv] -b dc=y")]
    [InlineData("ConvertTo-SecureString \"Tr1cky\" -AsPlainText",
        "ConvertTo-SecureString \"[redacted:kv]\" -AsPlainText")]
    [InlineData("-Password (ConvertTo-SecureString 'Tr1cky' -Force)",
        "-Password (ConvertTo-SecureString '[redacted:kv]' -Force)")]
    public void Short_switches_mean_a_password_with_some_programs(string text, string expected) =>
        Check(text, expected);

    [Theory]
    [InlineData("curl -ubob:Tr1cky http://x", "curl -ubob:[redacted:kv] http://x")]
    [InlineData("curl --user=bob:Tr1cky http://x", "curl --user=bob:[redacted:kv] http://x")]
    [InlineData("curl -u \":Tr1 cky\" http://x", "curl -u \":[redacted:kv]\" http://x")]
    [InlineData("curl --user bob:'Tr1 cky' -X PUT", "curl --user bob:'[redacted:kv]' -X PUT")]
    [InlineData("curl --user \"{a-b}\":\"{Tr1ckyOne}\" x", "curl --user \"{a-b}\":\"[redacted:kv]\" x")]
    public void Curl_loses_the_password_of_its_user(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("machine h.example login bob password Tr1cky", "machine h.example login bob password [redacted:kv]")]
    [InlineData("machine h\nlogin bob\npassword Tr1cky\nmachine i",
        "machine h\nlogin bob\npassword [redacted:kv]\nmachine i")]
    [InlineData("aws configure set aws_secret_access_key Tr1cky",
        "aws configure set aws_secret_access_key [redacted:kv]")]
    [InlineData("user-secrets set \"Smtp:Password\" \"Tr1cky\"",
        "user-secrets set \"Smtp:Password\" \"[redacted:kv]\"")]
    [InlineData("CREATE USER bob IDENTIFIED BY 'Tr1cky';", "CREATE USER bob IDENTIFIED BY '[redacted:kv]';")]
    [InlineData("alter role bob with password 'Tr1''cky'", "alter role bob with password '[redacted:kv]'")]
    [InlineData("SET PASSWORD FOR 'bob' = 'Tr1cky'", "SET PASSWORD FOR 'bob' = '[redacted:kv]'")]
    public void Words_before_a_blank_name_a_password_too(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("ssh -p 2222 host; mkdir -p /var/x; ps -p 1; docker run -p 8080:80 image; psql -p 5432")]
    [InlineData("mysql -u root -p shop")]
    [InlineData("docker login -u bob -p $PASSWORD")]
    [InlineData("curl -u <user:password> x; curl --user neo4j:[PASSWORD] x; curl -u 'test:test'; curl -u bob x")]
    [InlineData("curl --user \"{{ .Values.user }}:{{ .Values.password }}\" -u \"$(cat a):$(cat b)\" -u \"${a}:${b}\"")]
    [InlineData("the password must be set again, for the token set yesterday is old; login 'bob' failed")]
    [InlineData("value set to token and set token again")]
    [InlineData("Access denied for user 'bob' identified with plugin 'x'")]
    public void What_is_no_password_stays(string text) => Redactor.Default.Redact(text).ShouldBeSameAs(text);

    static void Check(string text, string expected)
    {
        var redacted = Redactor.Default.Redact(text);
        redacted.ShouldBe(expected);
        Redactor.Default.Redact(redacted).ShouldBeSameAs(redacted);
    }
}
