// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Decides by its name alone whether a value is a secret.</summary>
sealed class NameRules
{
    readonly NameCache _cache = new();
    readonly WordSet _added;
    readonly WordSet _allowed;
    readonly string[] _addedEndings;
    readonly string[] _allowedEndings;
    readonly NamePack[] _packs;

    /// <summary>Takes the names.</summary>
    /// <param name="names">What the options add and allow.</param>
    /// <param name="packs">The names of the packs in use.</param>
    public NameRules(RedactionNames names, params NamePack[] packs)
    {
        _packs = packs;
        (_added, _addedEndings) = Read(names.Add);
        (_allowed, _allowedEndings) = Read(names.Allow);
    }

    /// <summary>How names end that are not passed at once.</summary>
    public NameTails Tails() => new NameTails()
        .With(NameLists.Secret.Words)
        .With(NameLists.ShortSecret.Words)
        .With(NameLists.Repetition.Words)
        .With("password", "passwd", "pwd", "passphrase", "secret", "token", "credentials", "cookie", "authorization")
        .With("connectionstring", "key", "pass", "session", "pin", "auth")
        .With(NameLists.Hint.Words)
        .With(_added.Words)
        .With(_addedEndings)
        .With(_packs.SelectMany(static pack => pack.Words));

    /// <summary>The rule of the pack that the name is of; null when it is of none.</summary>
    public string? PackOf(ReadOnlySpan<char> name)
    {
        if (_packs.Length == 0)
            return null;
        Span<char> letters = stackalloc char[NameWords.LengthLimit];
        Span<byte> starts = stackalloc byte[NameWords.LengthLimit];
        var words = new NameWords(name, letters, starts);
        return IsListed(words.Joined) ? null : PackOf(words)?.Rule;
    }

    public NameVerdict Judge(ReadOnlySpan<char> name)
    {
        if (_cache.TryGet(name, out var verdict))
            return verdict;
        Span<char> letters = stackalloc char[NameWords.LengthLimit];
        Span<byte> starts = stackalloc byte[NameWords.LengthLimit];
        verdict = Decide(new NameWords(name, letters, starts));
        _cache.Add(name, verdict);
        return verdict;
    }

    NameVerdict Decide(NameWords name)
    {
        if (name.Count == 0 || Matches(name.Joined, _allowed, _allowedEndings))
            return NameVerdict.Pass;
        if (Matches(name.Joined, _added, _addedEndings) || IsListed(name.Joined) || IsNamedConnection(name)
            || PackOf(name) is not null)
            return NameVerdict.Secret;
        return IsHarmless(name) ? NameVerdict.Pass : DecideByEnding(name);
    }

    NamePack? PackOf(NameWords name)
    {
        foreach (var pack in _packs)
        {
            if (pack.Has(name))
                return pack;
        }

        return null;
    }

    static bool Matches(ReadOnlySpan<char> joined, WordSet words, string[] endings)
    {
        foreach (var ending in endings)
        {
            if (joined.EndsWith(ending, StringComparison.Ordinal))
                return true;
        }

        return words.Contains(joined);
    }

    static bool IsListed(ReadOnlySpan<char> joined) =>
        NameLists.Secret.Contains(joined) || NameLists.Secret.Contains(WithoutNumber(joined));

    // ConnectionStrings:Default, ConnectionStrings__Default
    static bool IsNamedConnection(NameWords name)
    {
        const string section = "connectionstrings";
        var at = name.Joined.IndexOf(section, StringComparison.Ordinal);
        return at >= 0 && at + section.Length < name.Joined.Length && !IsHarmless(name);
    }

    static bool IsHarmless(NameWords name)
    {
        if (NameLists.HarmlessEnding.Contains(name.Word(name.Count - 1))
            || (name.Count > 1 && NameLists.Question.Contains(name.Word(0))))
            return true;
        for (var words = 1; words <= Math.Min(3, name.Count); words++)
        {
            if (NameLists.Harmless.Contains(name.Word(name.Count - words, name.Count)))
                return true;
        }

        return false;
    }

    static NameVerdict DecideByEnding(NameWords name)
    {
        var last = name.Count - 1;
        while (last > 0 && (WithoutNumber(name.Word(last)).IsEmpty || NameLists.Repetition.Contains(name.Word(last))))
            last--;
        var word = WithoutNumber(name.Word(last));
        if (IsPasswordWord(word) || EndsLikeListed(name))
            return NameVerdict.Secret;
        if (last < name.Count - 1)
            return NameVerdict.Pass;
        if (IsSecretEnding(name, word))
            return NameVerdict.Secret;

        return IsVendorKey(name, word, last) || word.EndsWith("session", StringComparison.Ordinal)
            || (word is "auth" && last > 0 && NameLists.PassOwner.Contains(name.Word(last - 1)))
            || NameLists.Hint.Contains(name.Joined)
            ? NameVerdict.SecretIfRandom
            : NameVerdict.Pass;
    }

    // MailchimpKey, recaptchakey
    static bool IsVendorKey(NameWords name, ReadOnlySpan<char> word, int last)
    {
        const string key = "key";
        if (!word.EndsWith(key, StringComparison.Ordinal))
            return false;
        var owner = word.Length > key.Length ? word[..^key.Length] : last > 0 ? name.Word(last - 1) : default;
        return !owner.IsEmpty && !NameLists.HarmlessKeyKind.Contains(owner);
    }

    // By ending, not by equality: oauthtoken and dbpassword come without a case change, too.
    static bool IsPasswordWord(ReadOnlySpan<char> word) =>
        word.EndsWith("password", StringComparison.Ordinal) || word.EndsWith("passwd", StringComparison.Ordinal)
        || word.EndsWith("pwd", StringComparison.Ordinal) || word.EndsWith("passphrase", StringComparison.Ordinal)
        || word.EndsWith("secret", StringComparison.Ordinal) || word.EndsWith("token", StringComparison.Ordinal);

    // customerCardNumber
    static bool EndsLikeListed(NameWords name)
    {
        for (var words = 2; words <= Math.Min(4, name.Count); words++)
        {
            if (NameLists.Secret.Contains(name.Word(name.Count - words, name.Count)))
                return true;
        }

        return false;
    }

    static bool IsSecretEnding(NameWords name, ReadOnlySpan<char> word)
    {
        if (word.EndsWith("credentials", StringComparison.Ordinal) || word.EndsWith("cookie", StringComparison.Ordinal)
            || word.EndsWith("authorization", StringComparison.Ordinal)
            || word.EndsWith("connectionstring", StringComparison.Ordinal))
            return true;
        if (NameLists.ShortSecret.Contains(word) || (word.Length > 5 && NameLists.Secret.Contains(word)))
            return true;
        if (name.Count < 2)
            return false;

        var previous = name.Word(name.Count - 2);
        return (word is "key" && NameLists.SecretKeyKind.Contains(previous))
            || (word is "pass" && NameLists.PassOwner.Contains(previous))
            || (word is "pin" && NameLists.PinOwner.Contains(previous));
    }

    static ReadOnlySpan<char> WithoutNumber(ReadOnlySpan<char> word) => word.TrimEnd("0123456789");

    static (WordSet Words, string[] Endings) Read(IEnumerable<string?>? entries)
    {
        var words = new List<string>();
        var endings = new List<string>();
        foreach (var entry in entries ?? [])
        {
            var normalised = Normalise(entry);
            if (normalised.Length > 0)
                (entry!.TrimStart().StartsWith('*') ? endings : words).Add(normalised);
        }

        return (new WordSet(words), [.. endings]);
    }

    static string Normalise(string? name)
    {
        Span<char> letters = stackalloc char[NameWords.LengthLimit];
        Span<byte> starts = stackalloc byte[NameWords.LengthLimit];
        return new NameWords(name, letters, starts).Joined.ToString();
    }
}
