// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Sinks.Fanout;

/// <summary>
/// The pipelines of the process. Faces over the same configuration section share one, by reference count; when the
/// process ends, those that still run are drained, all at once.
/// </summary>
sealed class PipelineRegistry
{
    const int EndedLimit = 8;

    readonly Lock _lock = new();
    readonly List<Entry> _building = [];
    readonly List<Entry> _entries = [];
    readonly Queue<FanoutStatus> _ended = new();
    PosixSignalRegistration?[] _signals = [];
    volatile Pipeline[] _running = [];
    volatile int _ownFaces;

    /// <summary>The one of the process, which drains at its end.</summary>
    public static PipelineRegistry Process { get; } = Create();

    /// <summary>
    /// Those that faces are attached to which say something; read without a lock, for emitters.
    /// </summary>
    public IReadOnlyList<Pipeline> Running => _running;

    /// <summary>
    /// Those that faces are attached to, also a plug-in's that says no more: what it took before is still on its way.
    /// </summary>
    public IReadOnlyList<Pipeline> Attached
    {
        get
        {
            lock (_lock)
                return [.. _entries.Where(static known => known.Leases > 0).Select(static known => known.Pipeline)];
        }
    }

    /// <summary>Whether the host has a face of its own, beside which the plug-in says nothing.</summary>
    public bool HasOwnFaces => _ownFaces > 0;

    /// <summary>Attaches to the pipeline of a key, building it if there is none.</summary>
    /// <param name="key">What identifies the section and its content; null for a pipeline of one's own.</param>
    /// <param name="build">Builds and starts the pipeline.</param>
    /// <param name="face">What attaches.</param>
    public PipelineLease Attach(string? key, Func<Pipeline> build, FanoutFace face = FanoutFace.Serilog)
    {
        var entry = Hold(key, build);
        try
        {
            // Outside the lock: backends, options and SelfLog handlers of strangers run in it.
            return new PipelineLease(Publish(entry, face), face, () => Release(entry, face));
        }
        catch (Exception)
        {
            lock (_lock)
                _building.Remove(entry);
            throw;
        }
    }

    /// <summary>The section of a pipeline has other content now: who attaches with that content gets it.</summary>
    public void ChangeKey(Pipeline pipeline, string key)
    {
        lock (_lock)
        {
            if (_entries.Find(known => known.Pipeline == pipeline) is { Key: not null } entry)
                entry.Key = key;
        }
    }

    /// <summary>Whether faces are attached to another pipeline over the same section.</summary>
    public bool HasBeside(Pipeline pipeline) => _running.Any(other =>
        other != pipeline && string.Equals(other.BaseName, pipeline.BaseName, StringComparison.Ordinal));

    public IReadOnlyList<FanoutStatus> Statuses()
    {
        FanoutStatus[] ended;
        Entry[] entries;
        lock (_lock)
            (ended, entries) = ([.. _ended], [.. _entries]);
        return [.. ended, .. entries.Select(static entry => entry.Pipeline.Status())];
    }

    /// <summary>
    /// One of each name, the newest: what a meter may report, for which two of one name would be one. The last books
    /// of a pipeline that ended stay readable until another of its name begins.
    /// </summary>
    public IReadOnlyList<FanoutStatus> NewestStatuses() =>
        [.. Statuses().Reverse().DistinctBy(static status => status.Name, StringComparer.Ordinal)];

    /// <summary>A lease on the entry of a key: one that is there, one that is being built, or a new one.</summary>
    Entry Hold(string? key, Func<Pipeline> build)
    {
        lock (_lock)
        {
            var entry = key is null
                ? null
                : _entries.Concat(_building).FirstOrDefault(known =>
                    string.Equals(known.Key, key, StringComparison.Ordinal));
            if (entry is null)
            {
                entry = new Entry(key, build);
                _building.Add(entry);
            }

            entry.Leases++;
            return entry;
        }
    }

    Pipeline Publish(Entry entry, FanoutFace face)
    {
        var pipeline = entry.Pipeline;
        lock (_lock)
        {
            if (_building.Remove(entry))
            {
                pipeline.Number = NumberOf(pipeline);
                _entries.Add(entry);
            }

            Count(entry, face, 1);
        }

        return pipeline;
    }

    void Count(Entry entry, FanoutFace face, int change)
    {
        entry.Faces += face == FanoutFace.PlugIn ? 0 : change;
        entry.Sinks += face == FanoutFace.Serilog ? change : 0;
        _ownFaces += face == FanoutFace.PlugIn ? 0 : change;
        entry.Pipeline.MayHaveTwins = entry is { Faces: > 1, Sinks: > 0 };
        // The host's own face says what the plug-in would say a second time.
        _running = [.. _entries.Where(known => known.Leases > 0 && (known.Faces > 0 || _ownFaces == 0))
            .Select(static known => known.Pipeline)];
    }

    /// <summary>Tells pipelines of one name apart: 1 for the first, 2 for the next that runs beside it.</summary>
    int NumberOf(Pipeline pipeline)
    {
        var taken = _entries
            .Where(entry => string.Equals(entry.Pipeline.BaseName, pipeline.BaseName, StringComparison.Ordinal))
            .Select(static entry => entry.Pipeline.Number).ToHashSet();
        return Enumerable.Range(1, taken.Count + 1).First(number => !taken.Contains(number));
    }

    static PipelineRegistry Create()
    {
        var registry = new PipelineRegistry();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => registry.CloseAll();
        // A crash raises no ProcessExit.
        AppDomain.CurrentDomain.UnhandledException += (_, unhandled) =>
            registry.EndUnhandled(unhandled.ExceptionObject as Exception);
        registry._signals = registry.WatchSignals();
        FanoutMeter.Observe(registry);
        return registry;
    }

    /// <summary>
    /// A process without a handler of its own dies of Ctrl+C without a ProcessExit, and since .NET 10 of SIGTERM too.
    /// What a signal does is not changed: it still ends the process, or does not when a handler of the host says so.
    /// </summary>
    PosixSignalRegistration?[] WatchSignals() => Environment.Version.Major < 10
        ? [Watch(PosixSignal.SIGINT)]
        : [Watch(PosixSignal.SIGINT), Watch(PosixSignal.SIGTERM)];

    PosixSignalRegistration? Watch(PosixSignal signal)
    {
        try
        {
            return PosixSignalRegistration.Create(signal, context =>
            {
                if (!context.Cancel)
                    FlushAll();
            });
        }
        catch (PlatformNotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Gives a lease back; with the last one the pipeline is closed.</summary>
    /// <returns>The pipeline to close, or null while others use it.</returns>
    Pipeline? Release(Entry entry, FanoutFace face)
    {
        lock (_lock)
        {
            entry.Leases--;
            Count(entry, face, -1);
            if (entry.Leases > 0)
                return null;
            // Out of the list at once: who attaches now gets a new pipeline. Its status stays visible as it drains.
            entry.Key = null;
        }

        _ = entry.Pipeline.CloseAsync().ContinueWith(
            _ => Retire(entry),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return entry.Pipeline;
    }

    void Retire(Entry entry)
    {
        lock (_lock)
        {
            if (!_entries.Remove(entry))
                return;
            _ended.Enqueue(entry.Pipeline.Status());
            if (_ended.Count > EndedLimit)
                _ended.Dequeue();
        }
    }

    /// <summary>Tells every pipeline what ends the process, and delivers what they hold.</summary>
    public void EndUnhandled(Exception? exception)
    {
        foreach (var pipeline in Running)
            pipeline.EmitUnhandled(exception);
        FlushAll();
    }

    void FlushAll() => Array.ForEach(
        Array.ConvertAll(Entries(), static entry => entry.Pipeline.BeginLastFlush()), static wait => wait());

    void CloseAll()
    {
        var pipelines = Array.ConvertAll(Entries(), static entry => entry.Pipeline);
        foreach (var pipeline in pipelines)
            _ = pipeline.CloseAsync();
        // All at once, so waiting for one after the other takes no longer than the longest.
        var began = Stopwatch.GetTimestamp();
        foreach (var pipeline in pipelines)
            pipeline.Close(Stopwatch.GetElapsedTime(began));
    }

    Entry[] Entries()
    {
        lock (_lock)
            return [.. _entries];
    }

    sealed class Entry(string? key, Func<Pipeline> build)
    {
        readonly Lazy<Pipeline> _pipeline = new(build);

        public string? Key { get; set; } = key;

        /// <summary>Built by the first to ask; others that ask meanwhile wait for it.</summary>
        public Pipeline Pipeline => _pipeline.Value;

        /// <summary>Those that hold it, and those that wait until it is built.</summary>
        public int Leases { get; set; }

        public int Faces { get; set; }

        public int Sinks { get; set; }
    }
}
