// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;

namespace Sinks.Fanout;

/// <summary>Settings of a backend's own options that say which events are meant.</summary>
[Experimental("SINKS001")]
public static class FilterSettingsExtensions
{
    /// <summary>
    /// Declares the lists <c>Exceptions</c>, <c>Categories</c> and <c>Templates</c>, which <see
    /// cref="EventMatcher"/> reads.
    /// </summary>
    /// <typeparam name="TOptions">The options, derived from <see cref="FilterOptions"/>.</typeparam>
    /// <param name="settings">Where to declare.</param>
    public static SettingTable<TOptions> Filter<TOptions>(this SettingTable<TOptions> settings)
        where TOptions : FilterOptions, new()
    {
        ArgumentNullException.ThrowIfNull(settings);
        return FilterSettings.DeclareLists(settings);
    }
}
