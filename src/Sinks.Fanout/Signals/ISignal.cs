// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>What is to become an item that is no event, on its way to the dispatcher; not redacted yet.</summary>
interface ISignal
{
    FanoutItemKind Kind { get; }

    /// <summary>Builds and redacts the item, on the dispatcher's thread.</summary>
    FanoutItem Build(SignalBuilder builder, FanoutContext? context);
}
