// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The settings below <c>Ignore</c> and <c>Only</c>, of a backend and of the fan-out.</summary>
static class FilterSettings
{
    public const string IgnoreKey = "Ignore";
    public const string OnlyKey = "Only";

    public static void DeclareOnly(SettingTable<FilterOptions> settings) => DeclareLists(settings);

    public static void DeclareIgnore(SettingTable<IgnoreOptions> settings)
    {
        DeclareLists(settings);
        settings.Flag(
            "AbortedRequests", static o => o.AbortedRequests ?? true, static (o, v) => o.AbortedRequests = v);
    }

    public static SettingTable<TOptions> DeclareLists<TOptions>(SettingTable<TOptions> settings)
        where TOptions : FilterOptions, new() => settings
        .TextList("Exceptions", static o => o.Exceptions, static (o, v) => o.Exceptions = v)
        .TextList("Categories", static o => o.Categories, static (o, v) => o.Categories = v)
        .TextList("Templates", static o => o.Templates, static (o, v) => o.Templates = v);
}
