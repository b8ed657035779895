// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

public class SentryUserTests
{
    static readonly SentryContent Personal = new() { SendsPersonalData = true, EnvironmentUser = "service" };

    static readonly (string, FanoutValue)[] Ann =
        [("UserEmail", FanoutValue.From("ann@example.org")), ("UserName", FanoutValue.From("ann"))];

    [Fact]
    public void Without_personal_data_there_is_the_id_alone()
    {
        var item = Some.Event(properties: Ann) with { Request = new RequestInfo { ClientAddress = "203.0.113.7" } };

        Written(item, new SentryContent()).ShouldBeNull();
        Written(item with { Context = new FanoutContext { UserId = "u-1" } }, new SentryContent())
            .ShouldBe("""{"id":"u-1"}""");
    }

    [Fact]
    public void What_was_logged_stays_what_it_was()
    {
        var extra = Encoded.Json(Some.Event(properties: Ann)).GetProperty("extra");

        extra.GetProperty("UserName").GetString().ShouldBe("ann");
        extra.GetProperty("UserEmail").GetString().ShouldBe("ann@example.org");
    }

    [Fact]
    public void With_personal_data_properties_and_the_request_name_the_user()
    {
        var item = Some.Event(properties: Ann) with
        {
            Context = new FanoutContext { UserId = "u-1" },
            Request = new RequestInfo { ClientAddress = "203.0.113.7" },
        };

        Written(item, Personal).ShouldBe(
            """{"id":"u-1","username":"ann","email":"ann@example.org","ip_address":"203.0.113.7"}""");
    }

    [Fact]
    public void The_account_of_the_process_stands_for_nobody_else()
    {
        Written(Some.Event(), Personal).ShouldBe("""{"username":"service","ip_address":"{{auto}}"}""");
        Written(Some.Event(), Personal with { EnvironmentUser = null }).ShouldBe("""{"ip_address":"{{auto}}"}""");
        Written(Some.Event() with { Request = new RequestInfo() }, Personal).ShouldBe("""{"ip_address":"{{auto}}"}""");
        Written(Some.Event() with { Context = new FanoutContext { UserId = "u-1" } }, Personal)
            .ShouldBe("""{"id":"u-1","ip_address":"{{auto}}"}""");
    }

    [Fact]
    public void What_redaction_took_out_is_no_name_and_no_address()
    {
        var item = Some.Event(properties: [
            ("UserEmail", FanoutValue.From("[redacted:email]")), ("UserName", FanoutValue.From("[redacted:username]"))])
            with
        {
            Context = new FanoutContext { UserId = "u-1" },
            Request = new RequestInfo { ClientAddress = "[redacted:ip]" },
        };

        Written(item, Personal).ShouldBe("""{"id":"u-1","ip_address":"{{auto}}"}""");
    }

    [Theory]
    [InlineData(false, true, false)]
    [InlineData(true, false, false)]
    [InlineData(true, true, true)]
    public void The_account_is_sent_only_when_both_options_agree(bool sendsPii, bool isEnvironmentUser, bool expected)
    {
        var options = new SentryOptions { SendDefaultPii = sendsPii, IsEnvironmentUser = isEnvironmentUser };

        SentryContent.Of(options, Contract.Setup("sentry")).EnvironmentUser
            .ShouldBe(expected ? Environment.UserName : null);
    }

    static string? Written(FanoutEvent item, SentryContent content) =>
        Encoded.Json(item, content: content).TryGetProperty("user", out var user) ? user.GetRawText() : null;
}
