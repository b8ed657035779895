// SPDX-License-Identifier: Apache-2.0
namespace Sinks.AspNetCore;

/// <summary>Asks the host's own code; an event never fails for its sake.</summary>
static class HostCode
{
    public static string? Ask(Func<FanoutRequest, string?>? code, FanoutRequest request)
    {
        try
        {
            return code?.Invoke(request) is { Length: > 0 } told ? told : null;
        }
        catch (Exception failure)
        {
            Voice.SayOnce(
                $"UserId or TenantId of AddFanoutAspNetCore failed ({failure.GetType().Name}); events go without what "
                + "it would have told.");
            return null;
        }
    }
}
