// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The requests of a minute on their way to the dispatcher; there is nothing to redact in numbers.</summary>
/// <param name="Sessions">The item, complete but for its id.</param>
sealed record RequestSessionsSignal(FanoutRequestSessions Sessions) : ISignal
{
    public FanoutItemKind Kind => FanoutItemKind.RequestSessions;

    public FanoutItem Build(SignalBuilder builder, FanoutContext? context) =>
        Sessions with { Id = builder.NextId() };
}
