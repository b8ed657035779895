// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using Sinks.Fanout;

namespace Sinks.Otlp;

/// <summary>A span in protocol buffers.</summary>
sealed class OtlpProtobufSpanEncoder(OtlpSpanLimits limits) : IItemEncoder
{
    [ThreadStatic]
    static ProtoWriter? Kept;

    public int TrimLevels => OtlpTrim.Hardest;

    public void Encode(FanoutItem item, IBufferWriter<byte> output, int trimLevel)
    {
        var span = (FanoutSpan)item;
        var writer = Kept ??= new ProtoWriter();
        writer.Reset();
        OtlpSpan.Write(writer, span, limits, OtlpTrim.Of(trimLevel));
        OtlpBody.WriteScope(span.Source, output, span.SourceVersion);
        output.Write(writer.Written);
    }
}
