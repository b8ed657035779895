// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Sentry.Tests;

public class SentryRateLimitsTests
{
    [Theory]
    [InlineData("60:error:organization", 60)]
    [InlineData("60.5:error:organization", 60.5)]
    [InlineData("60::organization", 60)]
    [InlineData("60", 60)]
    [InlineData("60:default:key", 60.0)]
    [InlineData("60:transaction;error;profile:key", 60.0)]
    [InlineData("60:ERROR:key", 60.0)]
    [InlineData(" 60 : error : organization : quota : custom , 5:error:key ", 60)]
    [InlineData("5:error:key, 60:error:organization, 7::key", 60.0)]
    [InlineData("600:transaction:key, 5:error:key", 5)]
    [InlineData("60:error:organization:reason:ns;other:further:fields", 60)]
    [InlineData("9999999:error:key", 86_400)]
    [InlineData("1e30:error:key", 86_400)]
    public void The_longest_limit_that_concerns_events_holds(string header, double seconds) =>
        SentryRateLimits.Read(header).Of(SentryCategory.Error).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(", ,")]
    [InlineData("600:transaction:key")]
    [InlineData("600:tomato;potato:organization")]
    [InlineData("600:error_of_tomorrow:organization")]
    [InlineData("soon:error:key")]
    [InlineData("-5:error:key")]
    [InlineData("0:error:key")]
    [InlineData("NaN:error:key")]
    [InlineData("60:attachment:key")]
    [InlineData("60:;:key")]
    public void A_limit_of_other_categories_or_unreadable_is_no_limit(string? header) =>
        SentryRateLimits.Read(header).Of(SentryCategory.Error).ShouldBeNull();

    [Theory]
    [InlineData("60:attachment:key", 60.0)]
    [InlineData("60.5::key", 60.5)]
    [InlineData("5:attachment:key, 60:error;attachment:key, 7::key", 60.0)]
    [InlineData("60:error:key", null)]
    [InlineData("60:attachments:key", null)]
    public void The_longest_limit_of_attachments_is_read_beside_it(string header, double? seconds) =>
        SentryRateLimits.Read(header).Of(SentryCategory.Attachment)
            .ShouldBe(seconds is { } s ? TimeSpan.FromSeconds(s) : null);

    [Theory]
    [InlineData("60:log_item:key", 60.0)]
    [InlineData("5:log_item:key, 7:log_byte:key", 7.0)]
    [InlineData("7:log_item:key, 5:log_byte:key", 7.0)]
    [InlineData("60::key", 60.0)]
    [InlineData("60:error;transaction:key", null)]
    public void The_longest_limit_of_two_categories_holds(string header, double? seconds) =>
        SentryRateLimits.Read(header).Of(SentryCategory.LogItem, SentryCategory.LogByte)
            .ShouldBe(seconds is { } s ? TimeSpan.FromSeconds(s) : null);

    [Fact]
    public void Every_category_is_read_by_its_name() =>
        Enum.GetValues<SentryCategory>().ShouldAllBe(category =>
            SentryRateLimits.Read($"60:{SentryCategories.Name(category)}:key").Of(category) != null);
}
