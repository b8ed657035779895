// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The settings below <c>Requests</c> and <c>Browser</c>.</summary>
static class WebSettings
{
    const int LowestBodyBytes = 1_024;
    const int HighestBodyBytes = 16 * 1_024 * 1_024;
    const int HighestRate = 1_000_000;

    public static void DeclareRequests(SettingTable<RequestOptions> requests) => requests
        .Flag("Enabled", static o => o.Enabled, static (o, v) => o.Enabled = v)
        .TextList("UserIdClaims", static o => o.UserIdClaims, static (o, v) => o.UserIdClaims = v)
        .Text("TenantClaim", static o => o.TenantClaim, static (o, v) => o.TenantClaim = v)
        .Text("TenantRouteValue", static o => o.TenantRouteValue, static (o, v) => o.TenantRouteValue = v)
        .Text("TenantHeader", static o => o.TenantHeader, static (o, v) => o.TenantHeader = v)
        .TextList("Headers", static o => o.Headers, static (o, v) => o.Headers = v);

    public static void DeclareBrowser(SettingTable<BrowserOptions> browser) => browser
        .TextList("Origins", static o => o.Origins, static (o, v) => o.Origins = v)
        .Integer(
            "BodyBytesLimit",
            static o => o.BodyBytesLimit,
            static (o, v) => o.BodyBytesLimit = (int)v,
            LowestBodyBytes,
            HighestBodyBytes)
        .Integer(
            "PerClientPerMinute",
            static o => o.PerClientPerMinute,
            static (o, v) => o.PerClientPerMinute = (int)v,
            1,
            HighestRate)
        .Integer("PerMinute", static o => o.PerMinute, static (o, v) => o.PerMinute = (int)v, 1, HighestRate);
}
