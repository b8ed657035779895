// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using Sinks.Fanout;

namespace Sinks.Webhook.Tests;

/// <summary>The encoder of the README.</summary>
sealed class Quiet(IItemEncoder inner) : IItemEncoder
{
    public int TrimLevels => inner.TrimLevels;

    public void Encode(FanoutItem item, IBufferWriter<byte> output, int trimLevel) =>
        inner.Encode((FanoutEvent)item with { Breadcrumbs = [] }, output, trimLevel);
}
