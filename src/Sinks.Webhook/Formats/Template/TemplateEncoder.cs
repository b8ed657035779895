// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>An event in the places that a template has for it.</summary>
sealed class TemplateEncoder : IItemEncoder
{
    static readonly int[] ValueLimits = [int.MaxValue, 4096, 256];

    readonly TextEncoder? _escape;
    readonly IReadOnlyList<(byte[] Text, EventField? Field)> _pieces;

    public TemplateEncoder(string template, TextEncoder? escape)
    {
        _escape = escape;
        _pieces =
        [
            .. FieldText.Parse(template).Select(static piece => (Encoding.UTF8.GetBytes(piece.Text), piece.Field)),
        ];
    }

    public int TrimLevels => ValueLimits.Length - 1;

    public void Encode(FanoutItem item, IBufferWriter<byte> output, int trimLevel)
    {
        for (var i = 0; i < _pieces.Count; i++)
        {
            var (text, field) = _pieces[i];
            if (field is null)
                output.Write(text);
            else if (field.For((FanoutEvent)item) is { Length: > 0 } value)
                Write(output, FanoutText.Cut(value, ValueLimits[trimLevel]));
        }
    }

    void Write(IBufferWriter<byte> output, string value)
    {
        var plain = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(value.Length));
        var left = plain.AsSpan(0, Encoding.UTF8.GetBytes(value, plain));
        while (_escape is not null && !left.IsEmpty)
        {
            _escape.EncodeUtf8(left, output.GetSpan(256), out var read, out var written);
            output.Advance(written);
            left = left[read..];
        }

        output.Write(left);
        ArrayPool<byte>.Shared.Return(plain);
    }
}
