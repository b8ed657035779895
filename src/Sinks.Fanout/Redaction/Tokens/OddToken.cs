// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Tokens without a stem, known by how their pieces are joined.</summary>
static class OddToken
{
    const int JwtMinimum = 19;
    const int DiscordMinimum = 23;
    const string Terraform = ".atlasv1.";

    static readonly TokenPart Telegram = TokenPart.Parse("b35");
    static readonly TokenPart Facebook = TokenPart.Parse("b27-40");
    static readonly TokenPart TerraformTail = TokenPart.Parse("q60-90");
    static readonly TokenPart DiscordTime = TokenPart.Parse("b6-7");
    static readonly TokenPart DiscordTail = TokenPart.Parse("b27-40");
    static readonly TokenPart JwtPart = TokenPart.Parse("t0+");
    static readonly TokenPart Asana = TokenPart.Parse("h32");

    /// <summary>Takes the token out that has the run in it.</summary>
    /// <returns>Its end; -1 when there is none.</returns>
    public static int Find(ReadOnlySpan<char> text, int start, int end, ref HitList hits)
    {
        var (first, last) = OfMailchimp(text, start, end);
        if (last < 0)
            (first, last) = OfMaxMind(text, start, end);
        if (last < 0 && start > 6 && text[start - 1] == ':')
            (first, last) = OfColon(text, start);
        if (last < 0 && end < text.Length)
        {
            (first, last) = text[end] switch
            {
                '.' when text[end..].StartsWith(Terraform, StringComparison.Ordinal) =>
                    (start, Tail(TerraformTail, text, end + Terraform.Length)),
                '.' when text[start..].StartsWith("ey", StringComparison.Ordinal) =>
                    (start, EndOfJwt(text, start, end)),
                '.' => (start, EndOfDiscord(text, start, end)),
                '|' => (start, EndOfFacebook(text, start, end, 1)),
                '%' when text[end..].StartsWith("%7C", StringComparison.OrdinalIgnoreCase) =>
                    (start, EndOfFacebook(text, start, end, 3)),
                _ => (start, -1),
            };
        }

        return last < 0 ? -1 : hits.Add(text, first, last, RuleNames.ProviderToken);
    }

    // cefa...35-us18
    static (int Start, int End) OfMailchimp(ReadOnlySpan<char> text, int start, int end)
    {
        var run = text[start..end];
        return run.Length is 36 or 37 && run.LastIndexOf('-') is 32 and var dash
            && run[dash..].StartsWith("-us", StringComparison.Ordinal)
            && IsAll(run[..dash], char.IsAsciiHexDigitLower) && IsAll(run[(dash + 3)..], char.IsAsciiDigit)
            ? (start, end)
            : (start, -1);
    }

    // six, underscore, 29, "_mmk"
    static (int Start, int End) OfMaxMind(ReadOnlySpan<char> text, int start, int end) =>
        end - start == 40 && text[start + 6] == '_' && text[..end].EndsWith("_mmk", StringComparison.Ordinal)
            ? (start, end)
            : (start, -1);

    // 110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1 (Telegram), 1/1199200000000000:h32 (Asana)
    static (int Start, int End) OfColon(ReadOnlySpan<char> text, int start)
    {
        var first = start - 1;
        while (first > 0 && start - first < 20 && char.IsAsciiDigit(text[first - 1]))
            first--;
        var digits = start - 1 - first;
        var isAsana = digits is >= 13 and <= 17 && first > 1 && text[first - 1] == '/';
        if (isAsana && text[first - 2] is '0' or '1' or '2')
            return (first - 2, Tail(Asana, text, start));
        var isBot = TokenStart.IsAt(text, first) || text[..first].EndsWith("bot", StringComparison.Ordinal);
        return digits is >= 5 and <= 16 && isBot && text[start] == 'A'
            ? (first, Tail(Telegram, text, start))
            : (first, -1);
    }

    // 138...587|rhoK1cbv0DOU_RTX_87O4MkX7AI
    static int EndOfFacebook(ReadOnlySpan<char> text, int start, int end, int joint) =>
        end - start is 15 or 16 && IsAll(text[start..end], char.IsAsciiDigit) ? Tail(Facebook, text, end + joint) : -1;

    // The first piece is a number of at least 17 digits in base64.
    static int EndOfDiscord(ReadOnlySpan<char> text, int start, int end)
    {
        if (end - start is < DiscordMinimum or > 28 || text[start] is not ('M' or 'N' or 'O'))
            return -1;
        var time = DiscordTime.EndAt(text, end + 1);
        return time < 0 || time == text.Length || text[time] != '.' ? -1 : Tail(DiscordTail, text, time + 1);
    }

    // With blanks or line breaks in its JSON, or mangled, a JSON Web Token does not begin with eyJ.
    static int EndOfJwt(ReadOnlySpan<char> text, int start, int end)
    {
        if (end - start < JwtMinimum || !text[(end + 1)..].StartsWith("ey", StringComparison.Ordinal))
            return -1;
        var claims = JwtPart.EndAt(text, end + 1);
        return claims - end <= JwtMinimum || claims == text.Length || text[claims] != '.'
            ? -1
            : JwtPart.EndAt(text, claims + 1);
    }

    static int Tail(TokenPart part, ReadOnlySpan<char> text, int at)
    {
        var end = part.EndAt(text, at);
        return end >= 0 && end < text.Length && char.IsAsciiLetterOrDigit(text[end]) ? -1 : end;
    }

    static bool IsAll(ReadOnlySpan<char> text, Func<char, bool> kind)
    {
        foreach (var c in text)
        {
            if (!kind(c))
                return false;
        }

        return true;
    }
}
