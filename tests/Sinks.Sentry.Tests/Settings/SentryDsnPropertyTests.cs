// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

public class SentryDsnPropertyTests
{
    const string Secret = "hunter2hunter2";

    static readonly Gen<string> Name =
        Gen.Elements("abcdefghijklmnopqrstuvwxyz0123456789".ToCharArray()).NonEmptyListOf()
            .Select(static units => string.Concat(units));

    static readonly Gen<Parts> AnyParts =
        from scheme in Gen.Elements("http", "https")
        from key in Name
        from secret in Gen.OneOf(Gen.Constant(""), Name)
        from host in Gen.Elements("example.org", "localhost", "[::1]", "10.0.0.7", "o1.ingest.sentry.io", "bugs")
        from port in Gen.OneOf(Gen.Constant(0), Gen.Choose(1024, 65_535))
        from prefix in Name.ArrayOf().Select(static names => string.Concat(names.Select(static name => "/" + name)))
        from project in Name
        from end in Gen.Elements("", "/", "//", "?a=b", "/?a=b&c=/d", "#top", "/#/top", "?#")
        from space in Gen.Elements("", " ", "\n", "\t ")
        select new Parts(scheme, key, secret, host, port, prefix, project, end, space);

    static readonly Gen<string> AnyText =
        from before in ArbMap.Default.GeneratorFor<string>()
        from start in Gen.Elements("https://", "http://", "", "HTTPS:", "ftp://")
        from after in ArbMap.Default.GeneratorFor<string>()
        from middle in Gen.Elements("@", "@host/", "/", ":", "\0", "@[", "?", "@h/api/1/")
        from end in ArbMap.Default.GeneratorFor<string>()
        select before + start + Secret + after + middle + Secret + end;

    [Fact]
    public void A_DSN_of_any_parts_is_read_back() => Prop.ForAll(AnyParts.ToArbitrary(), parts =>
    {
        var dsn = SentryDsn.Parse(parts.Text);

        dsn.PublicKey.ShouldBe(parts.Key);
        dsn.SecretKey.ShouldBe(parts.Secret.Length == 0 ? null : parts.Secret);
        dsn.Endpoint.AbsoluteUri.ShouldBe($"{parts.Server}{parts.Prefix}/api/{parts.Project}/envelope/");
        dsn.Text.ShouldBe(parts.Shortest);
        SentryDsn.Parse(dsn.Text).Endpoint.ShouldBe(dsn.Endpoint);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_text_breaks_the_parser_or_is_repeated_by_it() => Prop.ForAll(AnyText.ToArbitrary(), text =>
    {
        try
        {
            SentryDsn.Parse(text).Endpoint.AbsolutePath.ShouldEndWith("/envelope/");
        }
        catch (SettingException exception)
        {
            exception.Message.ShouldNotContain(Secret);
            exception.Reason.ShouldNotBeEmpty();
        }
    }).QuickCheckThrowOnFailure();

    sealed record Parts(
        string Scheme,
        string Key,
        string Secret,
        string Host,
        int Port,
        string Prefix,
        string Project,
        string End,
        string Space)
    {
        string Authority => Port == 0 ? Host : string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port}");

        public string Server => $"{Scheme}://{Authority}";

        public string Shortest =>
            $"{Scheme}://{Key}{(Secret.Length == 0 ? "" : ":" + Secret)}@{Authority}{Prefix}/{Project}";

        public string Text => Space + Shortest + End + Space;
    }
}
