// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>What is known of a built-in rule without asking it.</summary>
/// <param name="Pack">The pack that turns it on; null when nothing needs to.</param>
/// <param name="IsByName">Whether it takes what stands under a secret name, whatever the value.</param>
/// <param name="Form">What Partial shows.</param>
/// <param name="Keep">How many characters Partial keeps unless told otherwise.</param>
/// <param name="MaxKeep">How many it may be told: a quarter of the longest value.</param>
sealed record RuleInfo(
    RedactionPacks? Pack,
    bool IsByName = false,
    PartialForm Form = PartialForm.None,
    int Keep = 0,
    int MaxKeep = 0)
{
    /// <summary>What is assumed of a rule of somebody's own.</summary>
    public static readonly RuleInfo OfOthers =
        new(Pack: null, Form: PartialForm.Tail, Keep: 4, MaxKeep: Marker.TailLimit);

    static readonly Dictionary<string, RuleInfo> BuiltIn = new(StringComparer.OrdinalIgnoreCase)
    {
        [RuleNames.Name] = new(RedactionPacks.Secrets, IsByName: true),
        [RuleNames.KeyValue] = new(RedactionPacks.Secrets, IsByName: true),
        [RuleNames.ConnectionString] = new(RedactionPacks.Secrets, IsByName: true),
        [RuleNames.Authorization] = new(RedactionPacks.Secrets),
        [RuleNames.UrlUserInfo] = new(RedactionPacks.Secrets),
        [RuleNames.UrlParameter] = new(RedactionPacks.Secrets, IsByName: true),
        [RuleNames.Cookie] = new(RedactionPacks.Secrets),
        [RuleNames.Pem] = new(RedactionPacks.Secrets),
        [RuleNames.Jwt] = new(RedactionPacks.Secrets),
        [RuleNames.ProviderToken] = new(RedactionPacks.Secrets),
        [RuleNames.AwsSecret] = new(RedactionPacks.Secrets),
        [RuleNames.AzureSecret] = new(RedactionPacks.Secrets),
        [RuleNames.WebhookUrl] = new(RedactionPacks.Secrets),
        [RuleNames.Value] = new(Pack: null),
        [RuleNames.Attribute] = OfOthers with { IsByName = true },
        [RuleNames.Card] = new(RedactionPacks.Payment, Form: PartialForm.Tail, Keep: 4, MaxKeep: 4),
        [RuleNames.Iban] = new(RedactionPacks.Payment, Form: PartialForm.Tail, Keep: 4, MaxKeep: 8),
        [RuleNames.SocialSecurityNumber] =
            new(RedactionPacks.Payment, Form: PartialForm.Tail, Keep: 2, MaxKeep: 2),
        [RuleNames.Email] = new(RedactionPacks.Email, Form: PartialForm.Email),
        [RuleNames.Phone] = new(RedactionPacks.Phone, Form: PartialForm.Tail, Keep: 2, MaxKeep: 3),
        [RuleNames.Ip] = new(RedactionPacks.Ip),
        [RuleNames.Mac] = new(RedactionPacks.Mac),
        [RuleNames.NationalId] = new(RedactionPacks.NationalIds, Form: PartialForm.Tail, Keep: 2, MaxKeep: 3),
        [RuleNames.Entropy] = new(RedactionPacks.Entropy),
        [RuleNames.Username] = new(RedactionPacks.Username, IsByName: true),
        [RuleNames.Address] = new(RedactionPacks.Address, IsByName: true),
        [RuleNames.Geo] = new(RedactionPacks.Geo, IsByName: true),
        [RuleNames.Birthdate] = new(RedactionPacks.Birthdate, IsByName: true),
    };

    /// <summary>The names of the built-in rules.</summary>
    public static IEnumerable<string> Names => BuiltIn.Keys;

    /// <summary>A built-in rule; null for one of somebody's own.</summary>
    public static RuleInfo? Find(string rule) => BuiltIn.GetValueOrDefault(rule);

    /// <summary>Whether a pattern of somebody's own may have the name: no rule and no other marker has it.</summary>
    public static bool IsFree(string rule) =>
        !BuiltIn.ContainsKey(rule) && rule is not (RuleNames.Error or RuleNames.TooLong or RuleNames.TooDeep);
}
