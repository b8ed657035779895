// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Otlp;

/// <summary>Makes one export request of a batch: the resource, and the records by scope.</summary>
interface IOtlpFrame
{
    /// <summary>The same items give the same bytes.</summary>
    ReadOnlyMemory<byte> Frame(IReadOnlyList<EncodedItem> batch);
}
