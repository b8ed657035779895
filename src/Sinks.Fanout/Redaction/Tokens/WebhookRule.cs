// SPDX-License-Identifier: Apache-2.0
using System.Buffers;

namespace Sinks.Fanout;

/// <summary>URLs whose path is the permission to post: what follows the fixed part of the path is taken out.</summary>
sealed class WebhookRule : TextRule
{
    const int SecretMinimum = 8;

    static readonly WebhookUrl[] Webhooks =
    [
        .. """
            hooks.slack.com/services/
            hooks.slack.com/workflows/
            hooks.slack.com/triggers/
            hooks.slack-gov.com/services/
            hooks.slack-gov.com/workflows/
            hooks.slack-gov.com/triggers/
            discord.com/api/webhooks/
            discordapp.com/api/webhooks/
            webhook.office.com/webhookb2/
            outlook.office.com/webhook/
            outlook.office365.com/webhook/
            hooks.zapier.com/hooks/catch/
            hooks.zapier.com/hooks/standard/
            hooks.airtable.com/workflows/v1/genericWebhook/
            hooks.glip.com/webhook/
            hooks.ringcentral.com/webhook/
            hook.integromat.com/
            hook.eu1.make.com/
            hook.eu2.make.com/
            hook.us1.make.com/
            hook.us2.make.com/
            hooks.workato.com/webhooks/rest/
            open.feishu.cn/open-apis/bot/v2/hook/
            open.larksuite.com/open-apis/bot/v2/hook/
            webexapis.com/v1/webhooks/incoming/
            automation.atlassian.com/pro/hooks/
            webhook.buildkite.com/deliver/
            api.netlify.com/build_hooks/
            hooks.chime.aws/incomingwebhooks/
            qyapi.weixin.qq.com/cgi-bin/webhook/send?key=
            """.Split('\n').Select(static line => new WebhookUrl(line.Trim())),
    ];

    static readonly SearchValues<char> PathEnd = SearchValues.Create(" \t\r\n\"'`<>|?&#,;)]}");

    public override TextFeatures Gate => TextFeatures.Hook;

    public override void Find(ReadOnlySpan<char> text, ref HitList hits)
    {
        for (var at = 0; at < text.Length;)
        {
            var next = text[at..].IndexOf(WebhookUrl.Anchor, StringComparison.Ordinal);
            if (next < 0)
                return;
            at = FindAt(text, at + next, ref hits);
        }
    }

    static int FindAt(ReadOnlySpan<char> text, int anchor, ref HitList hits)
    {
        var next = anchor + WebhookUrl.Anchor.Length;
        next += next < text.Length && text[next] == 's' ? 1 : 0;
        if (next >= text.Length || text[next] is not ('.' or '/' or '\\' or '%'))
            return next;
        foreach (var webhook in Webhooks)
        {
            var start = webhook.EndAt(text, anchor);
            if (start < 0)
                continue;
            var length = text[start..].IndexOfAny(PathEnd);
            var secret = text[start..(length < 0 ? text.Length : start + length)].TrimEnd(".:!\\");
            if (secret.Length >= SecretMinimum && Marker.LengthAt(text[start..]) == 0)
                return hits.Add(text, start, start + secret.Length, RuleNames.WebhookUrl);
        }

        return next;
    }
}
