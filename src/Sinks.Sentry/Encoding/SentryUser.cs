// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>Writes who was using the application; beside the id only where personal data may be sent.</summary>
sealed class SentryUser(SentryContent content)
{
    /// <summary>Asks the server for the address that the request comes from.</summary>
    const string ServersView = "{{auto}}";

    public void Write(Utf8JsonWriter writer, FanoutEvent item)
    {
        if (!content.SendsPersonalData && item.Context.UserId is null)
            return;
        writer.WriteStartObject("user"u8);
        SentryText.Write(writer, "id"u8, item.Context.UserId, SentryLimits.UserId);
        if (content.SendsPersonalData)
            WritePersonalData(writer, item);
        writer.WriteEndObject();
    }

    /// <summary>The user's name, which is personal; null when it is not known.</summary>
    public static string? NameOf(FanoutEvent item, SentryContent content) =>
        // The account of the process stands for nobody else.
        Text(item, "UserName")
        ?? item.Request?.UserName
        ?? ((EmailOf(item) ?? item.Context.UserId) is null && item.Request is null ? content.EnvironmentUser : null);

    /// <summary>The user's e-mail address; null when it is not known.</summary>
    public static string? EmailOf(FanoutEvent item) =>
        Text(item, "UserEmail") ?? Text(item, "Email") ?? item.Request?.UserEmail;

    void WritePersonalData(Utf8JsonWriter writer, FanoutEvent item)
    {
        SentryText.Write(writer, "username"u8, NameOf(item, content), SentryLimits.UserId);
        SentryText.Write(writer, "email"u8, EmailOf(item), SentryLimits.UserId);
        SentryText.Write(writer, "ip_address"u8, AddressOf(item), SentryLimits.UserId);
    }

    static string AddressOf(FanoutEvent item) =>
        item.Request?.ClientAddress is { Length: > 0 } address && !SentryText.IsMarked(address) ? address : ServersView;

    /// <summary>What redaction took out is no name.</summary>
    static string? Text(FanoutEvent item, string name) =>
        item.Properties.TryGetValue(name, out var value) && value.AsText() is { Length: > 0 } text
        && !SentryText.IsMarked(text)
            ? text
            : null;
}
