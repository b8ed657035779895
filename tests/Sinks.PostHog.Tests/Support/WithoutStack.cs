// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using Sinks.Fanout;

namespace Sinks.PostHog.Tests;

/// <summary>The encoder of the README.</summary>
sealed class WithoutStack(IItemEncoder own) : IItemEncoder
{
    public int TrimLevels => own.TrimLevels;

    public void Encode(FanoutItem item, IBufferWriter<byte> output, int trimLevel) =>
        own.Encode(item is FanoutEvent e ? e with { Stack = [] } : item, output, trimLevel);
}
