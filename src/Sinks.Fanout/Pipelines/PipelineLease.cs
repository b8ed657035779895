// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>A face's hold on a pipeline; given back once.</summary>
sealed class PipelineLease(Pipeline pipeline, FanoutFace face, Func<Pipeline?> release)
{
    Func<Pipeline?>? _release = release;

    public FanoutFace Face { get; } = face;

    public bool IsReleased => Volatile.Read(ref _release) is null;

    public Pipeline Pipeline { get; } = pipeline;

    /// <summary>What has the pipeline follow this face's configuration; ends with the lease.</summary>
    public IDisposable? Watch { get; set; }

    /// <summary>Gives the lease back; with the last one the pipeline drains, and this waits for it.</summary>
    public void Dispose()
    {
        Watch?.Dispose();
        if (Interlocked.Exchange(ref _release, null) is { } once)
            once()?.Close();
        else if (!Pipeline.IsRunning)
            Pipeline.Close();
    }

    /// <summary>
    /// Gives the lease back; with the last one the pipeline drains, and the result completes after it.
    /// </summary>
    public Task DisposeAsync()
    {
        Watch?.Dispose();
        if (Interlocked.Exchange(ref _release, null) is { } once)
            return once()?.CloseAsync() ?? Task.CompletedTask;
        return Pipeline.IsRunning ? Task.CompletedTask : Pipeline.CloseAsync();
    }
}
