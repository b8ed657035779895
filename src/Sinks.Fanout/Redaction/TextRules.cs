// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The built-in rules that read text, those that are on.</summary>
static class TextRules
{
    /// <summary>Makes the rules.</summary>
    /// <param name="names">What names say.</param>
    /// <param name="isOn">Whether the rule of that name is on: its pack is in use and nobody turned it off.</param>
    public static TextRule[] Create(NameRules names, Predicate<string> isOn)
    {
        var rules = new List<TextRule>
        {
            new PairRule(names),
            new SwitchRule(names),
            new CommandRule(names),
            new SpokenRule(names),
            new TupleRule(names),
        };
        Add(RuleNames.UrlUserInfo, static () => new UserInfoRule());
        Add(RuleNames.Authorization, static () => new SchemeRule());
        Add(RuleNames.Jwt, static () => new JwtRule());
        Add(RuleNames.Pem, static () => new PemRule());
        Add(RuleNames.Card, static () => new CardRule());
        Add(RuleNames.Iban, static () => new IbanRule());
        Add(RuleNames.SocialSecurityNumber, static () => new SocialSecurityRule());
        Add(RuleNames.Email, static () => new EmailRule());
        Add(RuleNames.Value, static () => new ValueRule(static () => KnownValues.Process.Search));
        if (isOn(RuleNames.ProviderToken) || isOn(RuleNames.AwsSecret) || isOn(RuleNames.AzureSecret))
            rules.Add(new TokenRule(isOn));
        Add(RuleNames.AzureSecret, static () => new AzureClientSecretRule());
        Add(RuleNames.Pem, static () => new PrivateKeyParts());
        Add(RuleNames.Authorization, static () => new SignatureRule());
        Add(RuleNames.WebhookUrl, static () => new WebhookRule());
        Add(RuleNames.Phone, static () => new PhoneRule());
        Add(RuleNames.Ip, static () => new IpRule());
        Add(RuleNames.Mac, static () => new MacRule());
        Add(RuleNames.NationalId, static () => new NationalIdRule());
        Add(RuleNames.Entropy, static () => new EntropyRule());
        return [.. rules];

        void Add(string name, Func<TextRule> create)
        {
            if (isOn(name))
                rules.Add(create());
        }
    }
}
