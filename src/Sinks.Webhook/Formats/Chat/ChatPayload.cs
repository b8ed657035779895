// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text.Json;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>What people read: few messages that tell of many events, and none of them twice.</summary>
abstract class ChatPayload(ChatSource source) : WebhookPayload
{
    public override IItemEncoder Encoder { get; } = new ChatNoteEncoder();

    public override string ContentType => "application/json; charset=utf-8";

    // A message counts events rather than holding them: as many as come between two messages.
    public override int BatchSizeLimit => 5000;

    public override int BatchBytesLimit => 16 * 1024 * 1024;

    // The encoder's own limits leave room: some 10,000 characters of at most 6 bytes.
    public override int ItemBytesLimit => 128 * 1024;

    public override LogEventLevel MinimumLevel => LogEventLevel.Error;

    public override int? MaxInFlight => 1;

    public override TimeSpan SendInterval => source.Interval;

    public override bool RepeatsUnanswered => false;

    /// <summary>Writes the message as the receiver takes it.</summary>
    protected abstract void Write(Utf8JsonWriter writer, ChatPage page);

    /// <summary>Whether the receiver takes a message of this size.</summary>
    protected virtual bool Fits(ChatPage page, int bytes) => true;

    public override ReadOnlyMemory<byte> Frame(IReadOnlyList<EncodedItem> batch)
    {
        var groups = ChatGroup.Of(batch);
        var output = new ArrayBufferWriter<byte>(4096);
        foreach (var size in ChatSize.All)
        {
            var page = ChatDigest.Compose(groups, size, source.Footer);
            output.ResetWrittenCount();
            using (var json = FanoutJson.Rent(output))
                Write(json.Writer, page);
            if (Fits(page, output.WrittenCount))
                break;
        }

        return output.WrittenMemory;
    }

    public override SendResult Read(BackendAnswer answer, DateTimeOffset now) => WebhookAnswers.ReadOnce(answer, now);
}
