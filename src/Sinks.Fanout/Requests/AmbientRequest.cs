// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// The request the host answers where an event is emitted: part of the ambient context, told of by the package of a web
/// framework. Emitting threads keep by reference what is known by then; the dispatcher reads and redacts it, once for
/// all events until more is known.
/// </summary>
abstract class AmbientRequest
{
    const int ToldLimit = 16;

    readonly Lock _lock = new();
    readonly List<(object Teller, Exception Exception)> _told = [];
    readonly List<Exception> _owed = [];
    volatile ReadRequest? _read;
    volatile Thrown? _thrown;
    int _version;

    /// <summary>
    /// An event is emitted during the request, on any thread. Keeps what is known of the request by now; throws
    /// nothing, calls no code of the host's, and costs some tens of nanoseconds.
    /// </summary>
    public abstract void Observe(LogEvent logEvent);

    /// <summary>
    /// What is known by now. Dispatchers call it; host's code may run in it, and what that throws is contained.
    /// </summary>
    protected abstract RequestFacts ReadFacts();

    /// <summary>More is known than when it was read last.</summary>
    protected void Change() => Interlocked.Increment(ref _version);

    /// <summary>The request as backends may see it.</summary>
    /// <param name="reader">Redacts it.</param>
    public ReadRequest Read(AmbientRequestReader reader)
    {
        var version = Volatile.Read(ref _version);
        if (_read is { } known && known.Version == version && ReferenceEquals(known.Reader, reader))
            return known;
        return _read = reader.Read(ReadFacts(), version);
    }

    /// <summary>
    /// Who answers the request reports the exception at its end, when the status is known: what the framework says of
    /// it before is no event of its own.
    /// </summary>
    protected void Owe(Exception exception)
    {
        lock (_lock)
        {
            if (_owed.Count < ToldLimit && !_owed.Contains(exception, ReferenceEqualityComparer.Instance))
                _owed.Add(exception);
        }
    }

    /// <summary>Exceptions that are to be reported now, each once.</summary>
    protected IReadOnlyList<Exception> Owed()
    {
        lock (_lock)
            return [.. _owed];
    }

    /// <summary>Whether the exception is reported at the end of the request.</summary>
    public bool Owes(Exception exception)
    {
        lock (_lock)
            return _owed.Contains(exception, ReferenceEqualityComparer.Instance);
    }

    /// <summary>An event with the exception was built.</summary>
    /// <param name="teller">The dispatcher that did.</param>
    /// <param name="exception">The exception.</param>
    public void NoteTold(object teller, Exception exception)
    {
        lock (_lock)
        {
            if (_told.Count < ToldLimit)
                _told.Add((teller, exception));
        }
    }

    /// <summary>Whether that dispatcher told of the exception, of one inside it or one around it.</summary>
    public bool WasTold(object teller, Exception exception)
    {
        lock (_lock)
        {
            foreach (var told in _told)
            {
                if (ReferenceEquals(told.Teller, teller)
                    && (RecentExceptions.Contains(told.Exception, exception)
                        || RecentExceptions.Contains(exception, told.Exception)))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>
    /// An exception is thrown inside the request: where it was, which workflow and which step, is forgotten when it
    /// comes to whoever reports it.
    /// </summary>
    public void NoteThrown(Exception exception, FanoutContext context)
    {
        if (!ReferenceEquals(_thrown?.Exception, exception))
            _thrown = new Thrown(exception, context);
    }

    /// <summary>The context in which it was thrown first, if it was the last one thrown; else null.</summary>
    protected FanoutContext? ContextOf(Exception exception) =>
        _thrown is { } thrown && RecentExceptions.Contains(exception, thrown.Exception) ? thrown.Context : null;

    sealed record Thrown(Exception Exception, FanoutContext Context);
}
