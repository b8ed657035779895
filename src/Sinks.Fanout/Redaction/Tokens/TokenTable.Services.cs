// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Messages, mail and telephone; observability.</summary>
static partial class TokenTable
{
    const string Services = """
        xoxb- d8-14 '- b10+
        xoxp- d8-14 '- b16+
        xoxe- d8-14 '- b16+
        xoxe- d1 '- w40+
        xoxe.xoxb- d1 '- w40+
        xoxe.xoxp- d1 '- w40+
        xoxo- d4-14 '- d4-14 '- b10+
        xoxs- d4-14 '- d4-14 '- b10+
        xoxo- d2-14 '- d2-14 '- d2-14 '- x1+
        xoxs- d2-14 '- d2-14 '- d2-14 '- x1+
        xoxc- d8-14 '- b16+
        xoxd- t40+
        #xoxa- w8-48
        #xoxr- w8-48
        xoxa- d1 '- b8+
        xoxr- d1 '- b8+
        xoxa- d8-14 '- b10+
        xoxr- d8-14 '- b10+
        xapp- d1 '- u4+ '- d2+ '- w5+
        xwfp- d8-14 '- b10+
        mfa. b60+
        SG. b16-32 '. b20+
        SG. p50+
        xkeysib- b60+
        xsmtpsib- b60+
        !key- h32 ?mailgun
        !key- h32 ?api:
        mlsn. h40+
        re_ w8 '_ w20+
        #md- b22 ?mandrill
        dG9rO t40+
        !SK x32
        glsa_ b32+
        glc_ s32+
        eyJrIjoi s60+
        sntrys_ t40+
        sntryu_ h40+
        sntrya_ h40+
        dt0c01. w24 '. w40+
        dt0s01. w8-24 '. w40+
        dt0s02. w8-24 '. w40+
        dt0s03. w8-24 '. w40+
        dt0s04. w8-24 '. w40+
        dt0s08. w8-24 '. w40+
        dt0s16. w8-24 '. w40+
        dt0a01. w8-24 '. w40+
        NRAK- u20+
        NRII- b30+
        NRIQ- b30+
        NRJS- h19
        NRRA- h42
        NRSP- b30+
        hcaik_ w40+
        hcxik_ w40+
        hcamk_ w40+
        phx_ w36+
        phs_ w36+
        hbp_ w30+
        hbd_ w30+
        aio_ w28
        hawk. b20 '. b20
        !00 b40 ?okta
        !00 b40 ?ssws
        """;
}
