// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Otlp;

/// <summary>
/// Finds how long a server asks to wait, in the details of a status (<c>google.rpc.Status</c>,
/// <c>google.rpc.RetryInfo</c>).
/// </summary>
static class GrpcRetryInfo
{
    static ReadOnlySpan<byte> TypeUrl => "type.googleapis.com/google.rpc.RetryInfo"u8;

    /// <summary>The wait, or null when the details name none.</summary>
    /// <param name="details">The header: base64, with or without padding; null when absent.</param>
    public static TimeSpan? DelayIn(string? details)
    {
        if (string.IsNullOrEmpty(details))
            return null;
        var bytes = new byte[details.Length];
        var padded = details.PadRight(details.Length + ((4 - (details.Length % 4)) % 4), '=');
        if (!Convert.TryFromBase64String(padded, bytes, out var length))
            return null;
        // Status: details = 3, each an Any: type_url = 1, value = 2.
        var status = new ProtoReader(bytes.AsSpan(0, length));
        while (status.Next())
        {
            if (status.Field == 3 && status.IsBytes && DelayInAny(status.Bytes) is { } delay)
                return delay;
        }

        return null;
    }

    static TimeSpan? DelayInAny(ReadOnlySpan<byte> any)
    {
        var isRetryInfo = false;
        ReadOnlySpan<byte> value = [];
        var reader = new ProtoReader(any);
        while (reader.Next())
        {
            if (reader.Field == 1 && reader.IsBytes)
                isRetryInfo = reader.Bytes.SequenceEqual(TypeUrl);
            else if (reader.Field == 2 && reader.IsBytes)
                value = reader.Bytes;
        }

        if (!isRetryInfo)
            return null;
        // RetryInfo: retry_delay = 1, a Duration: seconds = 1, nanos = 2.
        var info = new ProtoReader(value);
        while (info.Next())
        {
            if (info.Field == 1 && info.IsBytes)
                return Duration(info.Bytes);
        }

        return null;
    }

    static TimeSpan Duration(ReadOnlySpan<byte> duration)
    {
        var (seconds, nanoseconds) = (0L, 0L);
        var reader = new ProtoReader(duration);
        while (reader.Next())
        {
            if (reader.Field == 1)
                seconds = (long)reader.Number;
            else if (reader.Field == 2)
                nanoseconds = (int)reader.Number;
        }

        return TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 86_400))
            + TimeSpan.FromTicks(Math.Max(0, nanoseconds) / 100);
    }
}
