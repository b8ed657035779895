// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>What a summary says the events it stands for are like. Raw and whole: redaction comes later.</summary>
/// <param name="Template">The template of the first one.</param>
/// <param name="ExceptionType">The type of their exceptions, or null.</param>
/// <param name="Category">The category of the first one, or null.</param>
/// <param name="TenantId">Their tenant, or null.</param>
sealed record HeldKind(string Template, string? ExceptionType, string? Category, string? TenantId)
{
    /// <summary>Kinds that were forgotten while events of theirs were held back.</summary>
    public static HeldKind Others { get; } = new("[several kinds, of more than 4,096 at once]", null, null, null);

    public static HeldKind Of(LogEvent logEvent, FanoutContext? context, StormKey key) => new(
        TextLimit.Bounded(logEvent.MessageTemplate.Text),
        key.ExceptionType,
        Bounded(EventNames.CategoryOf(logEvent)),
        Bounded(ContextReader.Read(logEvent, context).TenantId));

    static string? Bounded(string? text) => text is null ? null : TextLimit.Bounded(text);
}
