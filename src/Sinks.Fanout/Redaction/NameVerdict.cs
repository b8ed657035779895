// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>What a name says about the value under it.</summary>
enum NameVerdict : byte
{
    /// <summary>Nothing: the value is looked at as any other.</summary>
    Pass,

    /// <summary>The value is a secret.</summary>
    Secret,

    /// <summary>The value is a secret when it looks random: <c>MailchimpKey</c>.</summary>
    SecretIfRandom,
}
