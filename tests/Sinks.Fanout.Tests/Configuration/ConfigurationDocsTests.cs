// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Sinks.Fanout.Tests.Configuration;

public class ConfigurationDocsTests
{
    static readonly string Page = Repository.Read("docs", "configuration.md");

    [Fact]
    public void The_table_of_the_fan_out_has_every_key_with_its_default_and_no_other() =>
        RowsUnder("## The fan-out").ShouldBe(
            FanoutSettings.Table.Descriptions.Select(setting => (setting.Key, setting.Default)), ignoreOrder: true);

    [Fact]
    public void The_table_of_every_backend_has_every_key_with_its_default_and_no_other()
    {
        ISettings settings = Lane();
        RowsUnder("## Every backend").ShouldBe(
            settings.Descriptions.Select(setting => (setting.Key, setting.Default)), ignoreOrder: true);
    }

    [Fact]
    public void The_table_of_backends_that_speak_HTTP_has_every_key_with_its_default_and_no_other()
    {
        ISettings settings = new SettingTable<HttpOptions>().Http();
        RowsUnder("## Every backend that speaks HTTP").ShouldBe(
            settings.Descriptions.Select(setting => (setting.Key, setting.Default)), ignoreOrder: true);
    }

    [Fact]
    public void The_example_is_read_without_a_mistake()
    {
        var json = Page.Split("```json\n")[1].Split("```")[0];
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        var section = new ConfigurationBuilder().AddJsonStream(stream).Build().GetSection("Fanout");
        var mistakes = new List<Mistake>();
        FanoutSettings.Table.Read(section, new FanoutOptions(), mistakes.Add);
        mistakes.ShouldBeEmpty();
    }

    static SettingTable<TestOptions> Lane()
    {
        var table = new SettingTable<TestOptions>();
        LaneSettings.Declare(table);
        return table;
    }

    sealed class HttpOptions : HttpBackendOptions;

    /// <summary>Rows are <c>| `key` | default | text |</c>.</summary>
    static List<(string Key, string Default)> RowsUnder(string heading) =>
        [.. Page.Split('\n')
            .SkipWhile(line => line != heading).Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|'))
            .Select(cells => (cells[1].Trim(' ', '`'), cells[2].Trim()))];
}
