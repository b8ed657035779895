// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Assertions for tests of one's own events; they need no test framework.</summary>
public static class RedactionAssert
{
    /// <summary>Asserts that redaction would leave the event as it is.</summary>
    /// <param name="item">The event, as a hook or a backend gets it.</param>
    /// <param name="redactor">The rules; null for the built-in ones.</param>
    /// <exception cref="RedactionAssertException">It would not; names each place and rule.</exception>
    public static void Clean(FanoutEvent item, Redactor? redactor = null)
    {
        ArgumentNullException.ThrowIfNull(item);
        var check = new CleanCheck(redactor ?? Redactor.Default);
        new EventTexts(check).Visit(item);
        Throw("The event is not clean", check.Findings);
    }

    /// <summary>Asserts that redaction would leave the text as it is.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="redactor">The rules; null for the built-in ones.</param>
    /// <exception cref="RedactionAssertException">It would not; names each place and rule.</exception>
    public static void Clean(string text, Redactor? redactor = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var check = new CleanCheck(redactor ?? Redactor.Default);
        check.Look("text", name: "", text);
        Throw("The text is not clean", check.Findings);
    }

    /// <summary>
    /// Asserts that none of the secrets is anywhere in the event: as it is, encoded for URLs, JSON, HTML or XML, or in
    /// base64.
    /// </summary>
    /// <param name="item">The event, as a hook or a backend gets it.</param>
    /// <param name="secrets">The secrets, of at least four characters each.</param>
    /// <exception cref="RedactionAssertException">There is one; names each place and the number of the
    /// secret.</exception>
    public static void DoesNotContain(FanoutEvent item, params string[] secrets)
    {
        ArgumentNullException.ThrowIfNull(item);
        var check = SecretCheck.For(secrets);
        new EventTexts(check).Visit(item);
        Throw("The event holds a secret", check.Findings);
    }

    /// <summary>Asserts that none of the secrets is in the text, in any of those encodings.</summary>
    /// <param name="text">Any text, such as the body of a request.</param>
    /// <param name="secrets">The secrets, of at least four characters each.</param>
    /// <exception cref="RedactionAssertException">There is one; names the number of the secret.</exception>
    public static void DoesNotContain(string text, params string[] secrets)
    {
        ArgumentNullException.ThrowIfNull(text);
        var check = SecretCheck.For(secrets);
        check.Look("text", name: "", text);
        Throw("The text holds a secret", check.Findings);
    }

    static void Throw(string claim, IReadOnlyList<string> findings)
    {
        if (findings.Count > 0)
            throw new RedactionAssertException(claim, findings);
    }
}
