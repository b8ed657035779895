// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Webhook;

/// <summary>What <see cref="WebhookFormat.Template"/> can be told.</summary>
public sealed class TemplateOptions
{
    /// <summary>
    /// The body of a request, with <c>{Name}</c> where a value of the event goes, such as
    /// <c>{"text": "{Level}: {Message}"}</c>. Null: that of <see cref="File"/>.
    /// </summary>
    public string? Body { get; set; }

    /// <summary>A file with the body, read when the backend is made. Null for none.</summary>
    public string? File { get; set; }

    /// <summary>
    /// The body's type. It also says how values are escaped: as JSON, as a form, as XML or HTML, or not at all. Default
    /// <c>application/json</c>.
    /// </summary>
    public string ContentType { get; set; } = "application/json";

    /// <summary>
    /// Whether a request holds up to 100 events: as a JSON array, or one after the other in lines. Default false: one
    /// event in each request.
    /// </summary>
    public bool Batch { get; set; }
}
