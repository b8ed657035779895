// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Groups of rules that are turned on together.</summary>
[Flags]
public enum RedactionPacks
{
    /// <summary>Nothing but what the options name themselves.</summary>
    None = 0,

    /// <summary>
    /// Passwords, keys, tokens, credentials: by name, in text, in URLs, by their form. On by default.
    /// </summary>
    Secrets = 1,

    /// <summary>Card numbers, IBANs, social security numbers. On by default.</summary>
    Payment = 2,

    /// <summary>E-mail addresses. On by default.</summary>
    Email = 4,

    /// <summary>Phone numbers.</summary>
    Phone = 8,

    /// <summary>IP addresses.</summary>
    Ip = 16,

    /// <summary>Hardware addresses of network cards.</summary>
    Mac = 32,

    /// <summary>Names of accounts, by the name of the property.</summary>
    Username = 64,

    /// <summary>Postal addresses, by the name of the property.</summary>
    Address = 128,

    /// <summary>Coordinates, by the name of the property.</summary>
    Geo = 256,

    /// <summary>Dates of birth, by the name of the property.</summary>
    Birthdate = 512,

    /// <summary>National identification numbers beyond the American one.</summary>
    NationalIds = 1024,

    /// <summary>Anything that looks random. Takes out what is no secret, too.</summary>
    Entropy = 2048,

    /// <summary>Every pack.</summary>
    All = 4095,
}
