// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;

namespace Sinks.Fanout.Tests.Dispatch;

public sealed class RecentExceptionsTests
{
    readonly RecentExceptions _recent = new();
    readonly IOException _inner = new("inner");

    [Fact]
    public void An_exception_is_known_for_two_seconds()
    {
        _recent.Has(_inner, Some.Time).ShouldBeFalse();
        _recent.Add(_inner, Some.Time);
        _recent.Has(_inner, Some.Time).ShouldBeTrue();
        _recent.Has(_inner, Some.Time.AddSeconds(2)).ShouldBeTrue();
        _recent.Has(_inner, Some.Time.AddSeconds(2.001)).ShouldBeFalse();
        _recent.Has(new IOException("inner"), Some.Time).ShouldBeFalse("another instance");
    }

    [Fact]
    public void An_exception_around_a_logged_one_is_known()
    {
        _recent.Add(_inner, Some.Time);
        _recent.Has(new AggregateException(new InvalidOperationException(), _inner), Some.Time).ShouldBeTrue();
        _recent.Has(new InvalidOperationException("outer", new IOException("x", _inner)), Some.Time).ShouldBeTrue();
    }

    [Fact]
    public void An_exception_inside_a_logged_one_is_known()
    {
        _recent.Add(new AggregateException(new InvalidOperationException("outer", _inner)), Some.Time);
        _recent.Has(_inner, Some.Time).ShouldBeTrue();
        _recent.Has(new AggregateException(_inner), Some.Time).ShouldBeFalse("a neighbour that shares what is inside");
    }

    [Fact]
    public void Only_the_last_ones_are_remembered()
    {
        _recent.Add(_inner, Some.Time);
        var others = Enumerable.Range(0, 63).Select(i => new IOException($"{i}")).ToList();
        others.ForEach(other => _recent.Add(other, Some.Time));
        _recent.Has(_inner, Some.Time).ShouldBeTrue();
        _recent.Add(others[0], Some.Time);
        _recent.Has(_inner, Some.Time).ShouldBeFalse();
    }

    [Fact]
    public void No_exception_is_kept_alive()
    {
        var reference = AddOne();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        reference.TryGetTarget(out _).ShouldBeFalse();
        _recent.Has(_inner, Some.Time).ShouldBeFalse();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    WeakReference<Exception> AddOne()
    {
        var exception = new IOException("soon forgotten");
        _recent.Add(exception, Some.Time);
        return new WeakReference<Exception>(exception);
    }
}
