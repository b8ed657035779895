// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>What a marker may name: the rules, and the two ways a value ends up unread.</summary>
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

    public const string Error = "error";
    public const string TooLong = "too-long";
    public const string TooDeep = "too-deep";
}
