// SPDX-License-Identifier: Apache-2.0
using System.Collections;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Sinks.Fanout;

/// <summary>
/// What other providers see of <c>BeginWorkflow</c>: a scope of pairs that reads well as a text. Ours reads the ambient
/// context instead, which goes further: through <see cref="FanoutContext.Capture"/> and what is pushed inside it.
/// </summary>
sealed class WorkflowScope : IReadOnlyList<KeyValuePair<string, object?>>
{
    readonly List<KeyValuePair<string, object?>> _pairs = [];

    WorkflowScope(FanoutContext said)
    {
        foreach (var field in Enum.GetValues<ContextField>())
        {
            if (said.Get(field) is { } text)
                _pairs.Add(new(field.ToString(), text));
        }
    }

    public int Count => _pairs.Count;

    public KeyValuePair<string, object?> this[int index] => _pairs[index];

    public static IDisposable Begin(ILogger logger, FanoutContext said)
    {
        // First: it is there whatever the logger does.
        var context = FanoutContext.Push(said.WorkflowId, said.WorkflowRunId, said.Step, said.UserId, said.TenantId);
        return new End(context, BeginScope(logger, new WorkflowScope(said)));
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _pairs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => string.Join(", ", _pairs.Select(static pair => $"{pair.Key}: {pair.Value}"));

    /// <summary>A provider in trouble costs the scope, not the work that was to run in it.</summary>
    static IDisposable? BeginScope(ILogger logger, WorkflowScope scope)
    {
        try
        {
            return logger.BeginScope(scope);
        }
        catch (Exception failure)
        {
            Debug.WriteLine($"A logger begins no scope ({failure.GetType().Name}).");
            return null;
        }
    }

    sealed class End(IDisposable context, IDisposable? scope) : IDisposable
    {
        IDisposable? _scope = scope;

        public void Dispose()
        {
            context.Dispose();
            try
            {
                // Not every provider's scope may end twice.
                Interlocked.Exchange(ref _scope, null)?.Dispose();
            }
            catch (Exception failure)
            {
                Debug.WriteLine($"A logger's scope does not end ({failure.GetType().Name}).");
            }
        }
    }
}
