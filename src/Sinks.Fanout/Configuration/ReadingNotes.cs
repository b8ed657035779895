// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;

namespace Sinks.Fanout;

/// <summary>
/// What comes up while a configuration is read: mistakes, and sentences to say when all of it is known.
/// </summary>
sealed class ReadingNotes(PipelineServices services)
{
    readonly List<string> _sentences = [];
    bool _isRead;

    public List<Mistake> Mistakes { get; } = [];

    /// <summary>A sentence for SelfLog: after the mistakes while the configuration is read, at once later.</summary>
    public void Say(string sentence)
    {
        lock (_sentences)
        {
            if (!_isRead)
            {
                _sentences.Add(sentence);
                return;
            }
        }

        services.Say(sentence);
    }

    /// <summary>Says the mistakes that are news, and then everything else.</summary>
    public void Finish(IEnumerable<Mistake> news)
    {
        foreach (var mistake in news)
            services.Say($"Configuration: {mistake}");
        foreach (var sentence in TakeSentences())
            services.Say(sentence);
    }

    /// <summary>
    /// A text where an object belongs, such as a DSN under a backend's name: it would be read by nobody.
    /// </summary>
    public void RefuseText(IConfigurationSection expected)
    {
        if (!string.IsNullOrWhiteSpace(expected.Value))
            Mistakes.Add(new Mistake(expected.Path, "is a text, and should be a section.", "Write an object."));
    }

    /// <summary>
    /// A variable of ours; a section reads it in any case, and code should find at least the usual ones.
    /// </summary>
    public string? Variable(string name) => services.Variable(name) ?? services.Variable(name.ToUpperInvariant());

    /// <summary>Whether a variable of ours, or the section, switches a backend off.</summary>
    public bool IsSwitchedOff(string backend, IConfigurationSection? section) =>
        SwitchText.IsOff(Variable($"Fanout__Backends__{backend}__Enabled")) || SwitchText.IsOff(section?["Enabled"]);

    /// <summary>A backend that was let go may speak meanwhile, on a thread of its own.</summary>
    string[] TakeSentences()
    {
        lock (_sentences)
        {
            _isRead = true;
            return [.. _sentences];
        }
    }
}
