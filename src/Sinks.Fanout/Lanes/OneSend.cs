// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;

namespace Sinks.Fanout;

/// <summary>
/// One send in flight. It is settled once: by its answer, or by its limit, whether the backend heeds the token or
/// not. One that blocks holds a pool thread of its own and nothing else, and what it comes to later is ignored.
/// </summary>
[SuppressMessage(
    "Usage", "CA2213", Justification = "A source without a timer holds nothing, and may still be cancelled.")]
sealed class OneSend : IDisposable
{
    readonly Batch _batch;
    readonly LanePlan _plan;
    readonly Action<Batch, SendResult> _settle;
    readonly Action _onEnded;
    readonly CancellationTokenSource _cancellation = new();
    readonly CancellationTokenRegistration _closing;
    readonly ITimer _limit;
    int _isSettled;

    OneSend(
        Batch batch,
        LanePlan plan,
        TimeProvider time,
        Action<Batch, SendResult> settle,
        Action onEnded,
        CancellationToken closing)
    {
        _batch = batch;
        _plan = plan;
        _settle = settle;
        _onEnded = onEnded;
        _closing = closing.UnsafeRegister(static send => ((OneSend)send!).Cancel(), this);
        using (Detached.Flow())
        {
            _limit = time.CreateTimer(
                static send => ((OneSend)send!).OnLimit(), this, plan.SendTimeLimit, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Starts a send.</summary>
    /// <param name="batch">What to send; encoded.</param>
    /// <param name="plan">The lane's plan.</param>
    /// <param name="services">Clock and scheduler.</param>
    /// <param name="settle">Called once with what the send came to, on another thread or on this one.</param>
    /// <param name="onEnded">Called once when the backend's own task is over.</param>
    /// <param name="closing">Signalled when the lane is abandoned.</param>
    public static void Start(
        Batch batch,
        LanePlan plan,
        PipelineServices services,
        Action<Batch, SendResult> settle,
        Action onEnded,
        CancellationToken closing)
    {
        var send = new OneSend(batch, plan, services.Time, settle, onEnded, closing);
        var items = batch.Items.Select(static item => item.Encoded!).ToArray();
        var token = send._cancellation.Token;
        _ = Detached.Run(() => OwnWork.SendAsync(plan.Backend, items, token), services.Scheduler).ContinueWith(
            static (task, state) => ((OneSend)state!).OnAnswer(task),
            send,
            CancellationToken.None,
            TaskContinuationOptions.DenyChildAttach,
            services.Scheduler);
    }

    public void Dispose()
    {
        // Not the source: the limit may be about to cancel it, on another thread, and without a timer it holds nothing.
        _limit.Dispose();
        _closing.Dispose();
    }

    /// <summary>Settles first: the backend's callbacks may block or throw, and are not waited for.</summary>
    void OnLimit()
    {
        Settle(Unanswered($"no answer within {_plan.SendTimeLimit:c}"));
        Cancel();
    }

    void Cancel() => _ = _cancellation.CancelAsync().ContinueWith(
        static cancelled => _ = cancelled.Exception,
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted,
        TaskScheduler.Default);

    void OnAnswer(Task<SendResult> task)
    {
        try
        {
            Settle(task.Status switch
            {
                TaskStatus.RanToCompletion => task.Result?.Sane() ?? Unanswered("no answer (null)"),
                TaskStatus.Faulted => Unanswered(FailureText.Of(task.Exception!.InnerExceptions[0])),
                _ => Unanswered("no answer (canceled)"),
            });
        }
        finally
        {
            Dispose();
            _onEnded();
        }
    }

    SendResult Unanswered(string reason) =>
        _plan.RepeatsUnanswered ? SendResult.Retry(reason) : SendResult.Abandoned(reason);

    void Settle(SendResult result)
    {
        if (Interlocked.Exchange(ref _isSettled, 1) == 0)
            _settle(_batch, result);
    }
}
