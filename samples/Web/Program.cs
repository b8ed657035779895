// SPDX-License-Identifier: Apache-2.0
using Microsoft.AspNetCore.Authentication.Cookies;
using Receiver;
using Receiver.Report;
using Sinks.AspNetCore;
using Sinks.Fanout;
using Web;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = args,
    ContentRootPath = AppContext.BaseDirectory,
});
builder.Logging.AddFanout();
builder.Services.AddFanoutAspNetCore();
builder.Services.AddHealthChecks().AddFanout();
builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
builder.Services.AddAuthorization();

// Only this sample needs this: it stands in for servers that the configuration does not name.
await using var receiver = await LoopbackReceiver.StartWhereNeededAsync(builder.Configuration);

await using (var app = builder.Build())
{
    app.Use(Policies.AddAsync);
    app.UseDefaultFiles().UseStaticFiles();
    app.MapBrowserErrors("/errors");
    app.MapFanoutStatus("/fanout");
    app.MapHealthChecks("/health");
    app.MapShop();
    await app.RunAsync();
}

RunReport.Print(receiver, FanoutStatus.All);
