// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using Sinks.Fanout;

namespace Sinks.Otlp;

/// <summary>A span in the JSON of OTLP.</summary>
sealed class OtlpJsonSpanEncoder(OtlpSpanLimits limits) : IItemEncoder
{
    [ThreadStatic]
    static JsonWriter? Kept;

    public int TrimLevels => OtlpTrim.Hardest;

    public void Encode(FanoutItem item, IBufferWriter<byte> output, int trimLevel)
    {
        var span = (FanoutSpan)item;
        OtlpBody.WriteScope(span.Source, output, span.SourceVersion);
        using var json = FanoutJson.Rent(output);
        json.Writer.WriteStartObject();
        var writer = Kept ??= new JsonWriter();
        writer.Reset(json.Writer);
        OtlpSpan.Write(writer, span, limits, OtlpTrim.Of(trimLevel));
        json.Writer.WriteEndObject();
    }
}
