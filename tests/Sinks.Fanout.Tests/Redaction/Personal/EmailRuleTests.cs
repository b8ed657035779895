// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Redaction.Personal;

public sealed class EmailRuleTests
{
    [Theory]
    [InlineData("jane.roe@shop.example", "[redacted:email]")]
    [InlineData("Ask jane.roe@shop.example.", "Ask [redacted:email].")]
    [InlineData("Jane Roe <jane@shop.example>, bob@b.co", "Jane Roe <[redacted:email]>, [redacted:email]")]
    [InlineData("to=<jane@shop.example>, relay=x", "to=<[redacted:email]>, relay=x")]
    [InlineData("user=jane@shop.example;x", "user=[redacted:email];x")]
    [InlineData("'jane@shop.example'", "'[redacted:email]'")]
    [InlineData("{\"to\":\"jane@shop.example\"}", "{\"to\":\"[redacted:email]\"}")]
    [InlineData("mailto:jane@shop.example?subject=x", "mailto:[redacted:email]?subject=x")]
    [InlineData("jane+news@mail.shop.example failed", "[redacted:email] failed")]
    [InlineData("o'brien@shop.example", "[redacted:email]")]
    [InlineData("\"jane roe\"@shop.example said", "[redacted:email] said")]
    [InlineData("{\\\"a\\\":\\\"b\\\"} \\\"jane roe\\\"@shop.example", "{\\\"a\\\":\\\"b\\\"} [redacted:email]")]
    [InlineData("m\u00fcller@ex\u00e4mple.de", "[redacted:email]")]
    [InlineData("jane@xn--exmple-cua.de, jane@x.xn--p1ai", "[redacted:email], [redacted:email]")]
    [InlineData("\u7528\u6237@\u4f8b\u5b50.\u516c\u53f8", "[redacted:email]")]
    [InlineData("\u8054\u7cfbjane@shop.example\u8c22\u8c22", "\u8054\u7cfb[redacted:email]\u8c22\u8c22")]
    [InlineData("/u?mail=jane%40shop.example&x=1", "/u?mail=[redacted:email]&x=1")]
    [InlineData("/u%3Fmail%3Djane%2Bnews%40shop.example%26x", "/u%3Fmail%3D[redacted:email]%26x")]
    [InlineData("r=%252Fu%253Fjane%2540shop.example", "r=%252Fu%253F[redacted:email]")]
    [InlineData("\\u003Cjane@shop.example\\u003E", "\\u003C[redacted:email]\\u003E")]
    [InlineData("jane\\u002Bnews@shop.example", "[redacted:email]")]
    [InlineData("line\\njane@shop.example\\n", "line\\n[redacted:email]\\n")]
    [InlineData("bounce+jane=shop.example@list.example", "[redacted:email]")]
    [InlineData("a=1&jane@shop.example", "a=1&[redacted:email]")]
    [InlineData("/users/jane@shop.example/orders", "/users/[redacted:email]/orders")]
    [InlineData("https://jane%40shop.example@ftp.example/x", "https://[redacted:email]@ftp.example/x")]
    [InlineData("jane@163.com jane@x.shop.txt", "[redacted:email] [redacted:email].txt")]
    [InlineData("jane@shop.example: welcome", "[redacted:email]: welcome")]
    [InlineData("jane@shop.example(Jane)", "[redacted:email](Jane)")]
    public void Addresses_are_found_however_they_are_written(string text, string expected) =>
        Redacted.Check(text, expected);

    [Theory]
    [InlineData("root@host bob@localhost @mention @ a@ @b.co")]
    [InlineData("name@1.2.3 @scope/pkg@1.0.0 pkg@1.0.0-beta.rc @types/node@v20.1 lib@^4.17.1")]
    [InlineData("@Component.foo @app.route(\"/\") text@@b.co")]
    [InlineData("git@github.com:org/repo.git ssh://git@host.tld/x https://jane@ci.example/job")]
    [InlineData("deploy@web.example:/srv/www deploy@web.example:~/x")]
    [InlineData("shop.Cart@1a2b3c Cart@1f0e.pay() class.method@12.java:33")]
    [InlineData("repo/img@sha256:0f343b0931126a20f133d67c2b018a3b icon@2x.png getty@tty1.service")]
    [InlineData("akka.tcp://sparkDriver@node.example.com:7077 amqp://u@mq.example:5672")]
    [InlineData("spark://Exec@10.0.0.1:5 bob@10.0.0.1")]
    [InlineData("*@shop.example j***@shop.example")]
    [InlineData("jane@shop.e jane@-shop.example jane@shop..example")]
    [InlineData("100%40x 140 4040 %40shop.example")]
    [InlineData("[redacted:email] [redacted:email]@x")]
    public void What_only_has_an_at_sign_stays(string text) => Redactor.Default.Redact(text).ShouldBeSameAs(text);
}
