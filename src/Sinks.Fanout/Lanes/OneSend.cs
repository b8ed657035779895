// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// One send in flight. It is settled once: by its answer, or by its limit, whether the backend heeds the token or not. One
/// that blocks holds a pool thread of its own and nothing else, and what it comes to later is ignored.
/// </summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Design", "CA1001", Justification = "Its sources are disposed when the backend's task ends.")]
sealed class OneSend
{
    readonly Batch _batch;
    readonly LanePlan _plan;
    readonly Action<Batch, SendResult> _settle;
    readonly CancellationTokenSource _limit;
    readonly CancellationTokenSource _limitOrClosing;
    int _isSettled;

    OneSend(Batch batch, LanePlan plan, TimeProvider time, Action<Batch, SendResult> settle, CancellationToken closing)
    {
        _batch = batch;
        _plan = plan;
        _settle = settle;
        _limit = new CancellationTokenSource(plan.SendTimeLimit, time);
        _limitOrClosing = CancellationTokenSource.CreateLinkedTokenSource(_limit.Token, closing);
    }

    /// <summary>Starts a send; settles it later, on another thread or on this one.</summary>
    public static void Start(
        Batch batch, LanePlan plan, PipelineServices services, Action<Batch, SendResult> settle, CancellationToken closing)
    {
        var send = new OneSend(batch, plan, services.Time, settle, closing);
        var items = batch.Items.Select(static item => item.Encoded!).ToArray();
        var token = send._limitOrClosing.Token;
        token.UnsafeRegister(static state => ((OneSend)state!).OnLimit(), send);
        _ = Detached.Run(() => plan.Backend.SendAsync(items, token), services.Scheduler).ContinueWith(
            static (task, state) => ((OneSend)state!).OnAnswer(task),
            send,
            CancellationToken.None,
            TaskContinuationOptions.DenyChildAttach,
            services.Scheduler);
    }

    void OnLimit() => Settle(SendResult.Retry($"no answer within {_plan.SendTimeLimit:c}"));

    void OnAnswer(Task<SendResult> task)
    {
        Settle(task.Status switch
        {
            TaskStatus.RanToCompletion => task.Result,
            TaskStatus.Faulted => SendResult.Retry(FailureText.Of(task.Exception!.InnerExceptions[0])),
            _ => SendResult.Retry("no answer (canceled)"),
        });
        _limitOrClosing.Dispose();
        _limit.Dispose();
    }

    void Settle(SendResult result)
    {
        if (Interlocked.Exchange(ref _isSettled, 1) == 0)
            _settle(_batch, result);
    }
}
