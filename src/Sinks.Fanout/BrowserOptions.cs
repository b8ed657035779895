// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// What browsers may report; needs <c>MapBrowserErrors</c> of Sinks.AspNetCore. Limits are per process.
/// </summary>
public sealed class BrowserOptions
{
    internal static readonly BrowserOptions Default = new();

    /// <summary>
    /// Origins that may report beside the site's own, such as <c>https://app.example.org</c>. In configuration an
    /// array, or one text separated by commas. Default none.
    /// </summary>
    public IList<string> Origins { get; set; } = [];

    /// <summary>
    /// The most bytes of one body, before and after decompression, 1,024 to 16,777,216; a larger one is refused.
    /// Default 262,144.
    /// </summary>
    public int BodyBytesLimit { get; set; } = 262_144;

    /// <summary>How many reports a minute one client may send, by its address; the rest is refused. Default
    /// 60.</summary>
    public int PerClientPerMinute { get; set; } = 60;

    /// <summary>How many reports a minute all clients together may send; the rest is refused. Default 1,000.</summary>
    public int PerMinute { get; set; } = 1_000;
}
