// SPDX-License-Identifier: Apache-2.0
using Shop;
using Shop.Embedded;

namespace Sinks.Fanout.Tests.Exceptions;

public sealed class SourceReaderTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("sinks").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Lines_come_from_source_inside_the_symbols_without_its_secrets()
    {
        var frame = Read(Caught.From(EmbeddedCode.Connect), sourceLines: 1)[0];
        frame.File.ShouldNotBeNull().ShouldStartWith("/nowhere/");
        var source = frame.Source.ShouldNotBeNull();
        source.Line.ShouldEndWith("// the failing line");
        source.Before.ShouldHaveSingleItem().ShouldBe(
            "        const string Connection = \"Server=db;User Id=shop;Password=[redacted:connection_string]\";");
        source.After.ShouldBe(["    }"]);
    }

    [Fact]
    public void Lines_come_from_the_file_where_it_was_built_if_it_is_there()
    {
        var frame = Read(Caught.From(FailingCode.Plainly), sourceLines: 2)[0];
        (frame.Source is null).ShouldBe(!File.Exists(frame.File), frame.File);
        if (frame.Source is not null)
            frame.Source.Line.ShouldEndWith("throw Fail(\"plain\");");
    }

    [Fact]
    public void Only_the_applications_frames_show_their_source_and_only_when_asked()
    {
        var exception = Caught.From(EmbeddedCode.Connect);
        Read(exception, sourceLines: 0).ShouldAllBe(frame => frame.Source == null);
        var rules = new FrameRules(new InAppRules([], ["Shop"]), SourceLines: 5);
        new ExceptionReader(Redactor.Default, rules).Read(exception).Frames.ShouldAllBe(frame => frame.Source == null);
    }

    [Fact]
    public void The_first_and_last_lines_have_fewer_beside_them()
    {
        var path = Write("one\r\ntwo\nthree\rfour\u2028five");
        Read(path, 1, count: 2).ShouldBe(("one", "", "two|three"));
        Read(path, 3, count: 2).ShouldBe(("three", "one|two", "four|five"));
        Read(path, 5, count: 2).ShouldBe(("five", "three|four", ""));
        Read(path, 5, count: 20).ShouldBe(("five", "one|two|three|four", ""));
    }

    [Fact]
    public void A_line_that_the_file_does_not_have_shows_nothing()
    {
        Read(Write("one\n"), 3, count: 2).ShouldBeNull();
        Read(Write("one\n"), 0, count: 2).ShouldBeNull();
        Read(Write(""), 1, count: 2).ShouldBeNull();
        Read(Path.Combine(_folder, "absent.cs"), 1, count: 2).ShouldBeNull();
        Read(_folder, 1, count: 2).ShouldBeNull();
        Read("relative.cs", 1, count: 2).ShouldBeNull();
    }

    [Fact]
    public void Long_lines_are_cut_and_large_files_are_not_read()
    {
        var (line, _, _) = Read(Write(new string('x', 510) + "\ud83d\ude00tail"), 1, count: 0).ShouldNotBeNull();
        line.ShouldBe(new string('x', 509) + "...");
        var (cut, _, _) = Read(Write(new string('x', 508) + "\ud83d\ude00tail"), 1, count: 0).ShouldNotBeNull();
        cut.ShouldBe(new string('x', 508) + "...");
        Read(Write(new string('\n', SourceText.BytesLimit)), 1, count: 0).ShouldNotBeNull();
        Read(Write(new string('\n', SourceText.BytesLimit + 1)), 1, count: 0).ShouldBeNull();
    }

    [Fact]
    public void A_line_longer_than_is_looked_at_is_shown_as_far_as_it_was()
    {
        var (line, _, _) = Read(Write(new string('x', 200_000) + " password=hunter2x"), 1, count: 3).ShouldNotBeNull();
        line.Length.ShouldBeLessThanOrEqualTo(512);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(32)]
    public void A_key_of_many_lines_is_taken_out_though_its_ends_are_not_shown(int line)
    {
        var key = string.Join(
            '\n', Enumerable.Range(0, 30).Select(i => $"        MIIEvQIBADANBgkqhkiG9w0BAQEFAASC{i:00}KYABcd"));
        var text = $"        -----BEGIN PRIVATE KEY-----\n{key}\n        -----END PRIVATE KEY-----\nthrow;";
        var (own, before, after) = Read(Write(text), line, count: 3).ShouldNotBeNull();
        $"{own}{before}{after}".ShouldNotContain("MIIE");
        own.ShouldContain("[redacted:");
    }

    [Fact]
    public void Secrets_that_become_known_later_are_taken_out_of_what_was_kept()
    {
        var redactor = new Redactor(new RedactionOptions());
        var builder = new EventBuilder(redactor, new FrameRules(InAppRules.Default, SourceLines: 1));
        var exception = Caught.From(EmbeddedCode.ConnectSecretly);
        SourceOf(builder, exception).ShouldContain("pigeon-of-late");
        KnownSecrets.Add("pigeon-of-late").ShouldBeTrue();
        try
        {
            SourceOf(builder, exception).ShouldNotContain("pigeon-of-late");
        }
        finally
        {
            KnownSecrets.Remove("pigeon-of-late");
        }
    }

    [Theory]
    [InlineData("//server/share/code.cs")]
    [InlineData("\\\\server\\share\\code.cs")]
    [InlineData("\\\\?\\C:\\code.cs")]
    [InlineData("/\\server\\code.cs")]
    public void Paths_on_the_network_are_not_opened(string path) => SourceText.IsOnNetwork(path).ShouldBeTrue();

    [Fact]
    public void A_file_that_is_not_the_one_that_was_built_is_not_shown()
    {
        var path = Write("one");
        SourceText.Read(path, System.Security.Cryptography.SHA256.HashData("one"u8)).ShouldBe("one");
        SourceText.Read(path, System.Security.Cryptography.SHA256.HashData("other"u8)).ShouldBeNull();
    }

    [Fact]
    public void A_pipe_is_not_waited_for()
    {
        if (OperatingSystem.IsWindows())
            return;
        SourceText.Read("/dev/zero", hash: null).ShouldBeNull();
    }

    static string SourceOf(EventBuilder builder, Exception exception)
    {
        var logEvent = new Serilog.Events.LogEvent(
            Some.Time, Serilog.Events.LogEventLevel.Error, exception, Dispatch.SomeLog.Template("failed"), []);
        var source = builder.Build(logEvent, null, CrumbSet.None).Exception!.Frames[0].Source!;
        return string.Join('\n', [.. source.Before, source.Line, .. source.After]);
    }

    static IReadOnlyList<FrameInfo> Read(Exception exception, int sourceLines) =>
        new ExceptionReader(Redactor.Default, new FrameRules(InAppRules.Default, sourceLines)).Read(exception).Frames;

    static (string Line, string Before, string After)? Read(string path, int line, int count) =>
        new SourceReader(Redactor.Default, count).Read(null, new SourcePlace(path, line, 1), 0, 0) is { } excerpt
            ? (excerpt.Line, string.Join('|', excerpt.Before), string.Join('|', excerpt.After))
            : null;

    string Write(string text)
    {
        var path = Path.Combine(_folder, Path.GetRandomFileName());
        File.WriteAllText(path, text);
        return path;
    }
}
