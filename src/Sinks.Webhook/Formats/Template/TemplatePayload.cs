// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text.Json;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>A body of the user's own making.</summary>
sealed class TemplatePayload(TemplateEncoder encoder, string contentType, bool isBatch) : WebhookPayload
{
    const string Key = "Template:Body";

    public override IItemEncoder Encoder => encoder;

    public override string ContentType => contentType;

    public override int BatchSizeLimit => isBatch ? 100 : 1;

    public override int BatchBytesLimit => 1024 * 1024;

    public override int ItemBytesLimit => 256 * 1024;

    public override LogEventLevel MinimumLevel => LogEventLevel.Error;

    public override int? MaxInFlight => isBatch ? 4 : null;

    /// <summary>The payload that the options ask for.</summary>
    /// <exception cref="SettingException">There is no template, or it makes no JSON.</exception>
    public static TemplatePayload From(TemplateOptions options)
    {
        var type = options.ContentType.Trim();
        if (type.Length == 0 || !type.All(static c => c is >= ' ' and <= '~'))
        {
            throw new SettingException(
                "Template:ContentType", "is no type of a body.", "Write one such as application/json or text/plain.");
        }

        var template = ReadTemplate(options);
        if (TemplateEscape.IsJson(type) && !MakesJson(template))
        {
            throw new SettingException(
                Key,
                "makes no JSON.",
                "Write JSON, with each {Name} inside of quotes: {\"text\": \"{Message}\"}.");
        }

        return new TemplatePayload(
            new TemplateEncoder(template, TemplateEscape.For(type)), type, options.Batch);
    }

    public override ReadOnlyMemory<byte> Frame(IReadOnlyList<EncodedItem> batch)
    {
        if (!isBatch)
            return batch[0].Body;
        if (TemplateEscape.IsJson(contentType))
            return JsonArrayBody.Of(batch);
        var output = new ArrayBufferWriter<byte>(batch.Sum(static item => item.Body.Length + 1));
        foreach (var item in batch)
        {
            output.Write(item.Body.Span);
            output.Write("\n"u8);
        }

        return output.WrittenMemory;
    }

    static string ReadTemplate(TemplateOptions options)
    {
        if (!string.IsNullOrWhiteSpace(options.Body))
            return options.Body;
        if (string.IsNullOrWhiteSpace(options.File))
        {
            throw new SettingException(
                Key,
                "is missing.",
                "Write a body with {Name} for values, or name a file with one under Template:File.");
        }

        try
        {
            return File.ReadAllText(options.File.Trim());
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SettingException(
                "Template:File", "cannot be read.", "Name a file that the process may read.");
        }
    }

    /// <summary>
    /// Tries it with a letter for every value: where that is JSON, any escaped text is, and no value stands outside of
    /// quotes.
    /// </summary>
    static bool MakesJson(string template)
    {
        try
        {
            JsonDocument.Parse(string.Concat(FieldText.Parse(template).Select(
                static piece => piece.Field is null ? piece.Text : "x"))).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
