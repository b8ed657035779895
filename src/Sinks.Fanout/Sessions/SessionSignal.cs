// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>What is told of a run of the application, on its way to the dispatcher.</summary>
/// <param name="Session">The item, complete but for its id; its user is not redacted yet.</param>
sealed record SessionSignal(FanoutSession Session) : ISignal
{
    public FanoutItemKind Kind => FanoutItemKind.Session;

    public FanoutItem Build(SignalBuilder builder, FanoutContext? context) => Session with
    {
        Id = builder.NextId(),
        UserId = builder.Read(context).UserId,
    };
}
