// SPDX-License-Identifier: Apache-2.0
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Sinks.AspNetCore.Tests.Support;

/// <summary>Signs in whoever the header <c>X-Test-User</c> names: <c>type=value</c> pairs, separated by
/// semicolons.</summary>
sealed class TestSignIn(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Test";
    public const string Header = "X-Test-User";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers[Header].ToString() is not { Length: > 0 } named)
            return Task.FromResult(AuthenticateResult.NoResult());
        var claims = named.Split(';').Select(static pair => new Claim(pair.Split('=')[0], pair.Split('=')[1]));
        var user = new ClaimsPrincipal(new ClaimsIdentity(claims, SchemeName));
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(user, SchemeName)));
    }
}
