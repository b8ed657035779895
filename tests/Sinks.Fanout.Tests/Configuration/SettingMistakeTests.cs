// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout.Tests.Configuration;

/// <summary>What each setting says about a value that cannot be used, and that it then keeps its default.</summary>
public sealed class SettingMistakeTests
{
    const string Path = "Fanout:Backends:main";
    const string Levels = "Verbose, Debug, Information, Warning, Error, Fatal";
    const string InAppFix =
        "Write the beginning of a name up to a dot, such as Shop or Shop.Orders; it stands for all that follows.";
    const string Longest = "7.00:00:00";

    static readonly string[] ListKeys =
    [
        "Events",
        "Ignore:Exceptions", "Ignore:Categories", "Ignore:Templates",
        "Only:Exceptions", "Only:Categories", "Only:Templates",
    ];

    public static TheoryData<string, string, string, string> OfABackend()
    {
        var cases = new TheoryData<string, string, string, string>
        {
            { "Enabled", "maybe", "cannot be read as true or false.", "Write true or false." },
            { "MinimumLevel", "4", $"cannot be read as one of {Levels}.", $"Write one of {Levels}." },
            { "Overrides:Shop", "loud", $"cannot be read as one of {Levels}.", $"Write one of {Levels}." },
            { "Ignore:AbortedRequests", "2", "cannot be read as true or false.", "Write true or false." },
            { "SampleRate", "-0.1", "cannot be -0.1.", "Write a number from 0 to 1, with a point: 0.25." },
            { "SampleRate", "NaN", "cannot be NaN.", "Write a number from 0 to 1, with a point: 0.25." },
            {
                "SampleRate", "half", "cannot be read as a number from 0 to 1.",
                "Write a number from 0 to 1, with a point: 0.25."
            },
            { "QueueLimit", "0", "cannot be 0.", "Write a whole number from 1 to 10000000." },
            { "QueueLimit", "1.5", "cannot be read as a whole number.", "Write a whole number from 1 to 10000000." },
            { "QueueBytesLimit", "1024", "cannot be 1024.", "Write a whole number from 65536 to 68719476736." },
            {
                "Overflow", "Block", "cannot be read as one of DropNewest, DropOldest.",
                "Write one of DropNewest, DropOldest."
            },
            { "BatchSizeLimit", "0", "cannot be 0.", "Write a whole number from 1 to 2147483647." },
            { "BatchBytesLimit", "100", "cannot be 100.", "Write a whole number from 1024 to 2147483647." },
            { "MaxInFlight", "257", "cannot be 257.", "Write a whole number from 1 to 256." },
            {
                "EventsPerSecondLimit", "0", "cannot be 0.",
                "Write a number from 0.001 to 1000000, with a point: 2.5."
            },
            {
                "EventsPerSecondLimit", "1e9", "cannot be 1000000000.",
                "Write a number from 0.001 to 1000000, with a point: 2.5."
            },
            {
                "EventsPerSecondLimit", "2,5 a second", "cannot be read as a number from 0.001 to 1000000.",
                "Write a number from 0.001 to 1000000, with a point: 2.5."
            },
            { "BufferingTimeLimit", "-00:00:01", "cannot be -00:00:01.", Time("00:00:00") },
            { "BufferingTimeLimit", "2", "cannot be read as a length of time.", Time("00:00:00") },
            { "SendTimeLimit", "00:00:00", "cannot be 00:00:00.", Time("00:00:00.0100000") },
            { "RetryTimeLimit", "8.00:00:00", "cannot be 8.00:00:00.", Time("00:00:00") },
            { "SuspendedProbe", "00:00:00.05", "cannot be 00:00:00.0500000.", Time("00:00:00.1000000") },
        };
        foreach (var key in ListKeys)
            cases.Add($"{key}:0:a", "b", "is no text.", "Write an array, or one text separated by commas.");
        return cases;
    }

    public static TheoryData<string, string, string, string> OfTheFanout() => new()
    {
        { "Enabled", "maybe", "cannot be read as true or false.", "Write true or false." },
        { "Strict", "very", "cannot be read as true or false.", "Write true or false." },
        { "IntakeLimit", "15", "cannot be 15.", "Write a whole number from 16 to 1048576." },
        { "IntakeBytesLimit", "0", "cannot be 0.", "Write a whole number from 65536 to 68719476736." },
        {
            "ShutdownTimeLimit", "5", "cannot be read as a length of time.",
            "Write hours:minutes:seconds between 00:00:00 and 00:10:00, such as 00:00:05."
        },
        { "Ignore:AbortedRequests", "2", "cannot be read as true or false.", "Write true or false." },
        { "Breadcrumbs:Limit", "1001", "cannot be 1001.", "Write a whole number from 0 to 1000." },
        { "InAppInclude:0", "*", "holds a character of patterns.", InAppFix },
        { "InAppInclude:0", " ", "is empty.", InAppFix },
        { "InAppExclude:0", "Shop.", "begins or ends with a dot.", InAppFix },
        { "InAppExclude:0", "Shop,Acme", "holds a comma.", InAppFix },
        { "InAppExclude:0", "Shop.*", "holds a character of patterns.", InAppFix },
        { "AttachStacktrace", "on error", "cannot be read as true or false.", "Write true or false." },
        { "AttachmentBytesLimit", "-1", "cannot be -1.", "Write a whole number from 0 to 1048576." },
        {
            "AttachmentBytesLimit", "64 KB", "cannot be read as a whole number.",
            "Write a whole number from 0 to 1048576."
        },
        { "SourceLines", "21", "cannot be 21.", "Write a whole number from 0 to 20." },
        {
            "Breadcrumbs:MinimumLevel", "Eror", $"cannot be read as one of {Levels}.", $"Write one of {Levels}."
        },
    };

    [Theory]
    [MemberData(nameof(OfABackend))]
    public void A_setting_of_a_backend_names_its_path_the_reason_and_what_to_write(
        string key, string value, string reason, string fix)
    {
        var options = new TestOptions();
        ISettings settings = BackendTable();
        Mistakes(settings, options, Path, key, value).ShouldBe([new Mistake(PathOf(Path, key), reason, fix)]);
        options.ShouldBeEquivalentTo(new TestOptions());
    }

    [Theory]
    [MemberData(nameof(OfTheFanout))]
    public void A_setting_of_the_fan_out_names_its_path_the_reason_and_what_to_write(
        string key, string value, string reason, string fix)
    {
        var options = new FanoutOptions();
        Mistakes(FanoutSettings.Table, options, "Fanout", key, value)
            .ShouldBe([new Mistake(PathOf("Fanout", key), reason, fix)]);
        options.ShouldBeEquivalentTo(new FanoutOptions());
    }

    [Fact]
    public void No_setting_of_a_backend_that_can_be_wrong_is_left_out_here()
    {
        ISettings settings = BackendTable();
        var shown = OfABackend().Select(row => (string)((object?[])row)[0]!).ToList();
        settings.Descriptions.Select(setting => setting.Key).Except(["Type"])
            .ShouldAllBe(key => shown.Exists(other => $"{other}:".StartsWith($"{key}:", StringComparison.Ordinal)));
    }

    [Fact]
    public void Values_that_code_sets_are_checked_alike()
    {
        var options = new TestOptions
        {
            MinimumLevel = (LogEventLevel)7,
            SampleRate = double.NaN,
            QueueLimit = -1,
            QueueBytesLimit = 0,
            Overflow = (OverflowPolicy)5,
            BatchSizeLimit = 0,
            BatchBytesLimit = -1,
            BufferingTimeLimit = TimeSpan.MaxValue,
            MaxInFlight = 0,
            EventsPerSecondLimit = double.PositiveInfinity,
            SendTimeLimit = TimeSpan.Zero,
            RetryTimeLimit = -TimeSpan.FromTicks(1),
            SuspendedProbe = TimeSpan.Zero,
        };
        var mistakes = new List<Mistake>();
        Contract.Check(new ScriptedBackendType(), options, Path, mistakes.Add);

        string[] keys =
        [
            "MinimumLevel", "SampleRate", "QueueLimit", "QueueBytesLimit", "Overflow", "BatchSizeLimit",
            "BatchBytesLimit", "BufferingTimeLimit", "MaxInFlight", "EventsPerSecondLimit", "SendTimeLimit",
            "RetryTimeLimit", "SuspendedProbe",
        ];
        mistakes.Select(mistake => mistake.Path).ShouldBe(keys.Select(key => $"{Path}:{key}"), ignoreOrder: true);
        mistakes.ShouldAllBe(mistake =>
            mistake.Reason.StartsWith("cannot be ", StringComparison.Ordinal)
            && mistake.Fix.StartsWith("Write ", StringComparison.Ordinal));
        options.ShouldBeEquivalentTo(new TestOptions());
    }

    static List<Mistake> Mistakes(ISettings settings, object options, string path, string key, string value)
    {
        var mistakes = new List<Mistake>();
        var below = path == "Fanout" ? key : $"{path["Fanout:".Length..]}:{key}";
        var root = FanoutHost.Section(new Dictionary<string, string?> { [below] = value });
        var section = path == "Fanout" ? root : root.GetSection(path["Fanout:".Length..]);
        settings.Read(section, options, mistakes.Add);
        settings.Check(options, path, mistakes.Add);
        return mistakes;
    }

    /// <summary>An entry of a list is named, not what stands below it.</summary>
    static string PathOf(string path, string key) =>
        $"{path}:{(key.EndsWith(":0:a", StringComparison.Ordinal) ? key[..^2] : key)}";

    static string Time(string shortest) =>
        $"Write hours:minutes:seconds between {shortest} and {Longest}, such as 00:00:05.";

    static SettingTable<TestOptions> BackendTable()
    {
        var table = new SettingTable<TestOptions>();
        LaneSettings.Declare(table);
        return table;
    }
}
