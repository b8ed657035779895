// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using Sinks.Fanout;

namespace Sinks.Otlp;

/// <summary>An event as a log record in protocol buffers.</summary>
sealed class OtlpProtobufEncoder(OtlpLimits limits) : IItemEncoder
{
    [ThreadStatic]
    static ProtoWriter? Kept;

    public int TrimLevels => OtlpTrim.Hardest;

    public void Encode(FanoutItem item, IBufferWriter<byte> output, int trimLevel)
    {
        var source = (FanoutEvent)item;
        var writer = Kept ??= new ProtoWriter();
        writer.Reset();
        OtlpRecord.Write(writer, source, limits, OtlpTrim.Of(trimLevel));
        OtlpBody.WriteScope(source.SourceContext, output);
        output.Write(writer.Written);
    }
}
