// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace Sinks.Fanout.Tests.Dispatch;

/// <summary>What becomes of an attached text: redacted as a whole, bounded, named.</summary>
public sealed class AttachmentTests
{
    const string Secret = "abcdefgh12345678";
    const string Key = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKB";

    [Fact]
    public void A_text_goes_along_redacted_under_its_name_and_type()
    {
        var info = Redact("in/orders.csv", $"id,what\n1,token={Secret}\n", "text/csv");
        info.ShouldBe(new AttachmentInfo
        {
            FileName = "orders.csv",
            ContentType = "text/csv",
            Text = "id,what\n1,token=[redacted:kv]\n",
        });
    }

    [Fact]
    public void A_secret_far_behind_the_limit_of_other_texts_is_taken_out()
    {
        var text = string.Concat(Enumerable.Repeat("nothing to see here\n", 3_000)) + $"token={Secret}\n";
        text.Length.ShouldBeInRange(TextLimit.MaxLength, 64 * 1024);
        var info = Redact("a.log", text);
        info.Text.ShouldEndWith("token=[redacted:kv]\n");
        info.Text.Length.ShouldBeGreaterThan(59_000);
        info.IsTruncated.ShouldBeFalse();
    }

    [Theory]
    [InlineData("token=", $"{Secret}{Secret}", "\n")]
    [InlineData("https://user:", "hunter2hunter2", "@shop.example.org/")]
    [InlineData("-----BEGIN PRIVATE KEY-----\n", Key, "\n-----END PRIVATE KEY-----\n")]
    [InlineData("as ", "AKIAQ3EGUZ7XKLMNOPQR", " said")]
    public void A_secret_across_the_cut_does_not_survive_wherever_it_is_cut(string start, string secret, string end)
    {
        const int Limit = 1_024;
        Redact("a.log", start + secret + end).Text.ShouldNotContain(secret);
        for (var before = Limit - start.Length - secret.Length - 2; before <= Limit; before++)
        {
            var text = new string('.', before) + ' ' + start + secret + end + new string('.', 2_000);
            var kept = Redact("a.log", text, limit: Limit).Text;
            for (var i = 4; i <= secret.Length; i++)
                kept.ShouldNotContain(secret[(i - 4)..i], Case.Sensitive, $"{before} characters before it");
        }
    }

    [Fact]
    public void What_redaction_takes_out_makes_no_room_for_what_was_not_read_to_its_end()
    {
        var keys = string.Concat(Enumerable.Repeat($"token={Secret}{Secret}{Secret}\n", 200));
        var info = Redact("a.log", keys + "the end", limit: 1_024);
        info.IsTruncated.ShouldBeTrue();
        info.Text.ShouldNotContain(Secret[..4]);
        info.Text.Replace("token=[redacted:kv]\n", "", StringComparison.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void A_long_text_is_cut_at_the_end_of_a_line()
    {
        var info = Redact("a.log", string.Concat(Enumerable.Repeat("0123456789\n", 200)), limit: 1_024);
        info.IsTruncated.ShouldBeTrue();
        info.Text.Length.ShouldBe(93 * 11);
        info.Text.ShouldEndWith("9\n");
    }

    [Fact]
    public void A_text_without_lines_is_cut_where_the_limit_is() =>
        Redact("a.log", new string('x', 5_000), limit: 1_024).Text.Length.ShouldBe(1_024);

    [Theory]
    [InlineData(0x61)]
    [InlineData(0xe4)]
    [InlineData(0x20ac)]
    [InlineData(0x1f600)]
    [InlineData(0xd800)]
    public void The_limit_is_one_of_bytes_and_parts_no_character(int code)
    {
        var character = code == 0xd800 ? "\ud800" : char.ConvertFromUtf32(code);
        for (var limit = 1_000; limit < 1_008; limit++)
        {
            var text = Redact("a.log", string.Concat(Enumerable.Repeat(character, 2_000)), limit: limit).Text;
            Encoding.UTF8.GetByteCount(text).ShouldBeInRange(limit - 3, limit);
            (text.Length % character.Length).ShouldBe(0);
        }
    }

    [Fact]
    public void A_text_that_markers_make_longer_keeps_to_the_limit_and_to_whole_markers()
    {
        var text = string.Concat(Enumerable.Repeat("pin=7391\n", 110));
        var info = Redact("a.log", text, limit: 1_000);
        info.IsTruncated.ShouldBeTrue();
        Encoding.UTF8.GetByteCount(info.Text).ShouldBeLessThanOrEqualTo(1_000);
        info.Text.Replace("pin=[redacted:kv]\n", "", StringComparison.Ordinal).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("orders.csv", "orders.csv")]
    [InlineData("/var/lib/orders.csv", "orders.csv")]
    [InlineData("C:\\data\\orders.csv", "orders.csv")]
    [InlineData("../../etc/", "attachment.txt")]
    [InlineData("..", "attachment.txt")]
    [InlineData("a\r\nb\0.csv", "a__b_.csv")]
    [InlineData("token=" + Secret, "token=[redacted:kv]")]
    public void Of_a_path_the_last_part_is_the_name(string path, string name) =>
        Redact(path, "text").FileName.ShouldBe(name);

    [Fact]
    public void A_name_has_128_characters_at_most_and_no_half_marker()
    {
        Redact(new string('a', 500), "text").FileName.ShouldBe(new string('a', 128));
        Redact(new string('a', 120) + " token=" + Secret, "text").FileName.ShouldBe(new string('a', 120) + " token=");
    }

    [Theory]
    [InlineData("application/json; charset=utf-8", "application/json; charset=utf-8")]
    [InlineData(null, "text/plain")]
    [InlineData("", "text/plain")]
    [InlineData("csv", "text/plain")]
    [InlineData("text/csv\r\nX: y", "text/plain")]
    [InlineData("text/token=" + Secret, "text/plain")]
    public void What_is_no_media_type_is_plain_text(string? type, string expected) =>
        Redact("a", "text", type).ContentType.ShouldBe(expected);

    [Fact]
    public void Without_redaction_the_limit_holds_all_the_same()
    {
        var off = new Redactor(new RedactionOptions { Enabled = false });
        var info = new AttachmentRedaction(off, 1_024).Redact("a.log", null, new string('x', 5_000));
        info.Text.Length.ShouldBe(1_024);
        info.IsTruncated.ShouldBeTrue();
    }

    static AttachmentInfo Redact(string name, string text, string? type = null, int limit = 64 * 1024) =>
        new AttachmentRedaction(Redactor.Default, limit).Redact(name, type, text);
}
