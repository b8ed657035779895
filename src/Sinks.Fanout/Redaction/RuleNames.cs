// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>What a marker may name: the rules, and the ways a value ends up unread.</summary>
static class RuleNames
{
    public const string Name = "name";
    public const string KeyValue = "kv";
    public const string ConnectionString = "connection_string";
    public const string Authorization = "authorization";
    public const string UrlUserInfo = "url_userinfo";
    public const string UrlParameter = "url_param";
    public const string Cookie = "cookie";
    public const string Pem = "pem";
    public const string Jwt = "jwt";
    public const string ProviderToken = "provider_token";
    public const string AwsSecret = "aws_secret";
    public const string AzureSecret = "azure_secret";
    public const string WebhookUrl = "webhook_url";
    public const string Value = "value";
    public const string Attribute = "attribute";

    public const string Card = "card";
    public const string Iban = "iban";
    public const string SocialSecurityNumber = "ssn";
    public const string Email = "email";

    public const string Phone = "phone";
    public const string Ip = "ip";
    public const string Mac = "mac";
    public const string NationalId = "national_id";
    public const string Entropy = "entropy";
    public const string Username = "username";
    public const string Address = "address";
    public const string Geo = "geo";
    public const string Birthdate = "birthdate";

    public const string Error = "error";
    public const string TooLong = "too-long";
    public const string TooDeep = "too-deep";
}
