// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace Sinks.Fanout;

/// <summary>
/// Calls back when the content of a section has changed, a moment later: an editor may write a file in several steps.
/// Changes elsewhere in the configuration are ignored. No timer runs while nothing changes.
/// </summary>
sealed class SectionWatch : IDisposable
{
    static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(300);

    readonly Lock _lock = new();
    readonly IConfigurationSection _section;
    readonly PipelineServices _services;
    readonly Action _onChange;
    readonly ITimer _timer;
    readonly IDisposable _registration;
    string _content;

    /// <summary>Begins to watch.</summary>
    /// <param name="section">The section.</param>
    /// <param name="content">The key of the content that is in force.</param>
    /// <param name="services">Clock and voice.</param>
    /// <param name="onChange">Called on a pool thread, never twice at a time.</param>
    public SectionWatch(
        IConfigurationSection section, string content, PipelineServices services, Action onChange)
    {
        _section = section;
        _services = services;
        _onChange = onChange;
        _content = content;
        using (Detached.Flow())
        {
            _timer = services.Time.CreateTimer(
                static watch => ((SectionWatch)watch!).Look(),
                this,
                Timeout.InfiniteTimeSpan,
                Timeout.InfiniteTimeSpan);
            _registration = ChangeToken.OnChange(section.GetReloadToken, LookSoon);
        }

        if (!string.Equals(SectionSource.KeyOf(section), content, StringComparison.Ordinal))
            LookSoon();
    }

    public void Dispose()
    {
        _registration.Dispose();
        _timer.Dispose();
    }

    void LookSoon() => _timer.Change(Moment, Timeout.InfiniteTimeSpan);

    void Look()
    {
        lock (_lock)
        {
            try
            {
                var content = SectionSource.KeyOf(_section);
                if (string.Equals(content, _content, StringComparison.Ordinal))
                    return;
                _content = content;
                _onChange();
            }
            catch (Exception failure)
            {
                _services.Say(
                    $"{_section.Path}: the changed configuration could not be read ({failure.GetType().Name}); what "
                    + "was in force stays.");
            }
        }
    }
}
