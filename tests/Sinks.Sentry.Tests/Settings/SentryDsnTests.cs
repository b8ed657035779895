// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

public class SentryDsnTests
{
    [Theory]
    [InlineData("https://key@bugs.example.org/1", "https://bugs.example.org/api/1/envelope/")]
    [InlineData("http://key@localhost:8000/1", "http://localhost:8000/api/1/envelope/")]
    [InlineData("https://key@example.org:443/1", "https://example.org/api/1/envelope/")]
    [InlineData("https://key@example.org/tools/bugs/1", "https://example.org/tools/bugs/api/1/envelope/")]
    [InlineData("https://key@example.org/tools//1", "https://example.org/tools/api/1/envelope/")]
    [InlineData("https://key@example.org/1/", "https://example.org/api/1/envelope/")]
    [InlineData("https://key@example.org/1?source=portal", "https://example.org/api/1/envelope/")]
    [InlineData("https://key@example.org/1/?source=portal#top", "https://example.org/api/1/envelope/")]
    [InlineData("https://key@example.org/my-project", "https://example.org/api/my-project/envelope/")]
    [InlineData("https://key@[::1]:9000/1", "https://[::1]:9000/api/1/envelope/")]
    [InlineData("  https://key@example.org/1\n", "https://example.org/api/1/envelope/")]
    [InlineData("HTTPS://key@EXAMPLE.org/1", "https://example.org/api/1/envelope/")]
    [InlineData("https://key@example.org///1///", "https://example.org/api/1/envelope/")]
    [InlineData("https://key@example.org/a/../b/./1", "https://example.org/b/api/1/envelope/")]
    [InlineData("https://key@b\u00fccher.example/1", "https://xn--bcher-kva.example/api/1/envelope/")]
    [InlineData("https://key@example.org/projekt-\u00fc", "https://example.org/api/projekt-%C3%BC/envelope/")]
    [InlineData("https://key@example.org/f\u00fcr uns/1", "https://example.org/f%C3%BCr%20uns/api/1/envelope/")]
    [InlineData("https://key@[2001:DB8::1]/tools/1", "https://[2001:db8::1]/tools/api/1/envelope/")]
    [InlineData("https://key@example.org/api/1", "https://example.org/api/api/1/envelope/")]
    [InlineData("https://key@example.org/store", "https://example.org/api/store/envelope/")]
    public void The_endpoint_is_host_prefix_and_project_with_a_slash_at_its_end(string dsn, string endpoint) =>
        SentryDsn.Parse(dsn).Endpoint.AbsoluteUri.ShouldBe(endpoint);

    [Fact]
    public void The_secret_key_is_optional()
    {
        var without = SentryDsn.Parse("https://public@example.org/1");
        without.PublicKey.ShouldBe("public");
        without.SecretKey.ShouldBeNull();
        SentryDsn.Parse("https://public:@example.org/1").SecretKey.ShouldBeNull();

        var with = SentryDsn.Parse("https://public:secret@example.org/1");
        with.PublicKey.ShouldBe("public");
        with.SecretKey.ShouldBe("secret");
    }

    [Theory]
    [InlineData("https://key@example.org/a/1/?x=y", "https://key@example.org/a/1")]
    [InlineData("https://key:secret@example.org:8443/1", "https://key:secret@example.org:8443/1")]
    [InlineData("http://key@[::1]/1", "http://key@[::1]/1")]
    [InlineData("https://key@b\u00fccher.example/1#top", "https://key@xn--bcher-kva.example/1")]
    public void The_text_holds_only_what_belongs_to_a_DSN(string dsn, string text) =>
        SentryDsn.Parse(dsn).Text.ShouldBe(text);

    [Theory]
    [InlineData("", "is not a URL.")]
    [InlineData("topsecret", "is not a URL.")]
    [InlineData("ftp://topsecret@example.org/1", "begins with neither https:// nor http://.")]
    [InlineData("https://example.org/1", "has no key before the host.")]
    [InlineData("https://:topsecret@example.org/1", "has no key before the host.")]
    [InlineData("https://topsecret@example.org", "has no project id at its end.")]
    [InlineData("https://topsecret@example.org/", "has no project id at its end.")]
    [InlineData("https://topsecret@example.org//?a=b", "has no project id at its end.")]
    [InlineData("https://topsecret,sentry_version=1@example.org/1", "has a key with characters that no key has.")]
    [InlineData("https://topsecret%2cx@example.org/1", "has a key with characters that no key has.")]
    [InlineData("https://tops\u00e9cret@example.org/1", "has a key with characters that no key has.")]
    [InlineData("https://key:topsecret%0a@example.org/1", "has a key with characters that no key has.")]
    [InlineData("//topsecret@example.org/1", "is not a URL.")]
    [InlineData("topsecret@example.org/1", "is not a URL.")]
    [InlineData("\"https://topsecret@example.org/1\"", "is not a URL.")]
    [InlineData("https://topsecret@exa mple.org/1", "is not a URL.")]
    [InlineData("https://topsecret@example.org:99999/1", "is not a URL.")]
    [InlineData("https://topsecret@/1", "is not a URL.")]
    [InlineData("https://a@topsecret@example.org/1", "is not a URL.")]
    [InlineData("https://<topsecret>@<example.org>/<project>", "is not a URL.")]
    [InlineData("https://topsecret@example.org/1 2", "has a space or a control character in its project id.")]
    [InlineData("https://topsecret@example.org/1\r\nX-A: b", "has a space or a control character in its project id.")]
    [InlineData("https://topsecret@example.org/1%00", "has a space or a control character in its project id.")]
    [InlineData(
        "https://topsecret@example.org/api/1/envelope/", "is the address that events are posted to, not the DSN.")]
    [InlineData("https://topsecret@a.example/x/api/1/store", "is the address that events are posted to, not the DSN.")]
    public void A_malformed_DSN_is_refused_without_being_repeated(string dsn, string reason)
    {
        var exception = Should.Throw<SettingException>(() => SentryDsn.Parse(dsn));

        exception.Key.ShouldBe("Dsn");
        exception.Reason.ShouldBe(reason);
        exception.Fix.ShouldBe("Write it as the server shows it: https://key@host/project.");
        exception.Message.ShouldNotContain("topsecret");
        exception.Message.ShouldNotContain("example.org");
    }

    [Theory]
    [InlineData("https://0123456789abcdef@example.org/1", "example.org (key ...cdef)")]
    [InlineData("https://0123456789abcdef:secret@example.org:8443/1", "example.org:8443 (key ...cdef)")]
    [InlineData("https://short@example.org/1", "example.org")]
    [InlineData("https://short@[::1]:9000/1", "[::1]:9000")]
    [InlineData("https://short@b\u00fccher.example/1", "xn--bcher-kva.example")]
    public void The_destination_shows_the_host_and_the_end_of_a_long_key(string dsn, string destination) =>
        SentryDsn.Parse(dsn).Destination.ShouldBe(destination);

    [Theory]
    [InlineData("http://key@example.org/1", true)]
    [InlineData("https://key@example.org/1", false)]
    [InlineData("http://key@localhost/1", false)]
    [InlineData("http://key@127.0.0.1:8000/1", false)]
    [InlineData("http://key@[::1]/1", false)]
    public void Plain_http_can_be_read_on_the_way_to_another_host(string dsn, bool isReadable) =>
        SentryDsn.Parse(dsn).IsReadableOnTheWay.ShouldBe(isReadable);

    [Theory]
    [InlineData("https://key@sentry.io/1", true)]
    [InlineData("https://key@o1.ingest.US.sentry.io/1", true)]
    [InlineData("https://key@notsentry.io/1", false)]
    [InlineData("https://key@sentry.io.example.org/1", false)]
    public void The_vendor_is_known_by_its_host(string dsn, bool isSentryIo) =>
        SentryDsn.Parse(dsn).IsSentryIo.ShouldBe(isSentryIo);

    [Theory]
    [InlineData("https://key@o1.ingest.us.sentry.io/1", "1")]
    [InlineData("https://key@O4507.example.org/1", "4507")]
    [InlineData("https://key@o.example.org/1", null)]
    [InlineData("https://key@o1x.example.org/1", null)]
    [InlineData("https://key@sentry.o1.example.org/1", null)]
    [InlineData("https://key@[::1]/1", null)]
    public void The_organization_is_read_from_the_host(string dsn, string? organization) =>
        SentryDsn.Parse(dsn).OrganizationId.ShouldBe(organization);

    [Theory]
    [InlineData("https://key@example.org/api/1", true)]
    [InlineData("https://key@example.org/tools/api/1/", true)]
    [InlineData("https://key@example.org/1", false)]
    [InlineData("https://key@example.org/api", false)]
    [InlineData("https://key@example.org/myapi/1", false)]
    public void A_path_that_may_be_part_of_an_address_is_noticed(string dsn, bool isBehindApi) =>
        SentryDsn.Parse(dsn).IsBehindApi.ShouldBe(isBehindApi);
}
