// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>What a text has in it that a rule could start from.</summary>
[Flags]
enum TextFeatures
{
    /// <summary>For rules that are asked about every text.</summary>
    None = 0,

    /// <summary><c>:</c>, <c>=</c> or <c>&gt;</c>.</summary>
    Separator = 1,

    /// <summary><c>@</c> and <c>//</c>.</summary>
    UserInfo = 2,

    /// <summary><c>eyJ</c>, how JSON begins in base64.</summary>
    Base64Json = 4,

    /// <summary><c>PRIVATE KEY</c>.</summary>
    PrivateKey = 8,

    /// <summary><c>bearer</c> or <c>basic</c> in any case.</summary>
    Scheme = 16,

    /// <summary>A <c>-</c> that may begin a command-line switch.</summary>
    Switch = 32,

    /// <summary><c>@</c>.</summary>
    At = 64,

    /// <summary>
    /// Fourteen ASCII letters, digits, <c>_</c> or <c>-</c> in a row, or more, with a digit, a <c>_</c> or two capitals
    /// among them; or twenty-six.
    /// </summary>
    LongRun = 128,

    /// <summary>Twelve digits or more; a single space or <c>-</c> may follow four digits in a row.</summary>
    DigitGroups = 256,

    /// <summary>Two letters, two digits, a space or <c>-</c>, four letters or digits: <c>HU42 1177</c>.</summary>
    IbanGroups = 512,

    /// <summary><c>ddd-dd-dddd</c>.</summary>
    SocialSecurity = 1024,

    /// <summary><c>~</c>.</summary>
    Tilde = 2048,

    /// <summary>A digit.</summary>
    Digit = 4096,

    /// <summary>Percent-encoding: <c>%</c> and two hexadecimal digits.</summary>
    Percent = 8192,

    /// <summary>
    /// <c>[</c> or <c>(</c> between what is no word and a letter, with a word, a comma and a space in the text.
    /// </summary>
    Bracket = 16384,

    /// <summary><c>&amp;</c> or <c>\</c>.</summary>
    Escape = 32768,

    /// <summary><c>hook</c>, in small letters.</summary>
    Hook = 65536,

    /// <summary><c>password</c> or <c>set</c> and a space, or a space and a single quote.</summary>
    Spoken = 131072,

    /// <summary>Two letters, two digits and eleven letters or digits in a row: <c>NO9386011117947</c>.</summary>
    IbanRun = 262144,
}
