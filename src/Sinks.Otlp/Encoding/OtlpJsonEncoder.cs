// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using Sinks.Fanout;

namespace Sinks.Otlp;

/// <summary>An event as a log record in the JSON of OTLP.</summary>
sealed class OtlpJsonEncoder(OtlpLimits limits) : IItemEncoder
{
    [ThreadStatic]
    static JsonWriter? Kept;

    public int TrimLevels => OtlpTrim.Hardest;

    public void Encode(FanoutItem item, IBufferWriter<byte> output, int trimLevel)
    {
        var source = (FanoutEvent)item;
        OtlpBody.WriteScope(source.SourceContext, output);
        using var json = FanoutJson.Rent(output);
        json.Writer.WriteStartObject();
        var writer = Kept ??= new JsonWriter();
        writer.Reset(json.Writer);
        OtlpRecord.Write(writer, source, limits, OtlpTrim.Of(trimLevel));
        json.Writer.WriteEndObject();
    }
}
