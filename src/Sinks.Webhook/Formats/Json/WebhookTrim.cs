// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Webhook;

/// <summary>What is left of an event at a trim level.</summary>
sealed record WebhookTrim
{
    static readonly string[] Parts = ["breadcrumbs", "properties", "frames", "message"];

    static readonly WebhookTrim[] Levels = NewLevels();

    /// <summary>
    /// The level at which any event fits into 256 KiB: a text's character takes at most 6 bytes of JSON.
    /// </summary>
    public static int Hard => Parts.Length;

    /// <summary>The level at which any event fits into 48 KiB.</summary>
    public static int Hardest => Hard + 1;

    public bool KeepsBreadcrumbs { get; private init; } = true;

    /// <summary>Also the Data of exceptions.</summary>
    public bool KeepsProperties { get; private init; } = true;

    /// <summary>The most frames of one exception.</summary>
    public int FramesLimit { get; private init; } = int.MaxValue;

    /// <summary>The most exceptions of the whole tree.</summary>
    public int ExceptionsLimit { get; private init; } = int.MaxValue;

    public int MessageLimit { get; private init; } = int.MaxValue;

    public int TemplateLimit { get; private init; } = int.MaxValue;

    public int ExceptionMessageLimit { get; private init; } = int.MaxValue;

    /// <summary>The most characters of each name, id and path.</summary>
    public int NameLimit { get; private init; } = int.MaxValue;

    /// <summary>What the level leaves out or shortens; empty for the whole event.</summary>
    public IReadOnlyList<string> Trimmed { get; private init; } = [];

    public static WebhookTrim Of(int level) => Levels[level];

    static WebhookTrim[] NewLevels()
    {
        var whole = new WebhookTrim();
        var withoutBreadcrumbs = whole with { KeepsBreadcrumbs = false, Trimmed = Parts[..1] };
        var withoutProperties = withoutBreadcrumbs with { KeepsProperties = false, Trimmed = Parts[..2] };
        var fewFrames = withoutProperties with { FramesLimit = 24, Trimmed = Parts[..3] };
        var smallest = fewFrames with
        {
            FramesLimit = 4,
            ExceptionsLimit = 10,
            MessageLimit = 4096,
            TemplateLimit = 1024,
            ExceptionMessageLimit = 512,
            NameLimit = 128,
            Trimmed = Parts,
        };
        var tiny = smallest with
        {
            FramesLimit = 2,
            ExceptionsLimit = 3,
            MessageLimit = 1024,
            TemplateLimit = 256,
            ExceptionMessageLimit = 256,
            NameLimit = 64,
        };
        return [whole, withoutBreadcrumbs, withoutProperties, fewFrames, smallest, tiny];
    }
}
