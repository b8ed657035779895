// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Clouds, hosting, secret stores and networks; what artificial intelligence is sold with.</summary>
static partial class TokenTable
{
    // Session tokens: "IQoJb3JpZ2lu" is "!origin" in base64.
    const string AwsSecrets = """
        IQoJb3JpZ2lu t40+
        FwoGZXIvYXdz t40+
        FQoGZXIvYXdz t40+
        FwoDYXdz t100+
        FQoDYXdz t100+
        """;

    const string Clouds = """
        AKIA u16
        ASIA u16
        ABIA u16
        ACCA u16
        AGPA u16
        AIDA u16
        AROA u16
        AIPA u16
        ANPA u16
        ANVA u16
        APKA u16
        ASCA u16
        !A3T u17
        ABSK s40+
        bedrock-api-key- t20+
        amzn.mws. h8 '- h4 '- h4 '- h4 '- h12
        Atza| t60+
        Atzr| t60+
        AIza b35
        AIzaSy b30+
        AAAA b7 ':APA91b b80+
        GOCSPX- b20+
        ya29. p20+
        #1//0 b38+
        AQ.Ab b40+
        0.A p200+
        1.A p200+
        !LTAI w12-26
        !AKID w32
        AKLT b40+
        #t1. p60+
        AQVN b35-40
        !YCAJ b20-40
        !YCN b36-40
        y0_ b50+
        dop_v1_ w32+
        doo_v1_ w32+
        dor_v1_ w32+
        HRKU-AA b40+
        HRKU- h8 '- h4 '- h4 '- h4 '- h12
        fo1_ b40+
        fm1a_ s60+
        fm1r_ s60+
        fm2_ s60+
        tk-us- b40+
        tk-eu- b40+
        sha256~ b40+
        v1.0- h24 '- h100+
        cfut_ w30+
        cfat_ w30+
        cfk_ w30+
        nfp_ w30+
        nfc_ w30+
        nfo_ w30+
        nfu_ w30+
        vcp_ w24+
        vci_ w24+
        vca_ w24+
        vcr_ w24+
        vck_ w24+
        #rnd_ w28-32
        #ddp_ w36
        vercel_blob_rw_ b30+
        napi_ l40+
        xau_ w30+
        sbp_ w32+
        sbp_v0_ w32+
        sb_secret_ b20+
        pscale_tkn_ p32+
        pscale_oauth_ p32+
        pscale_pw_ p32+
        !4b1d w38
        essu_ t40+
        tskey- b20+
        dnkey- q60+
        hvs. b20+
        hvb. b20+
        hvr. b20+
        !s. w24
        dp.pt. w40+
        dp.st. p40+
        dp.ct. w40+
        dp.sa. w40+
        dp.scim. w40+
        dp.audit. w40+
        st. h20+ '. h20+ '. h20+
        ops_eyJ s60+
        A3- u6 '- u6 '- u5 '- u5 '- u5 '- u5
        A3- u6 '- u11 '- u5 '- u5 '- u5
        AGE-SECRET-KEY-1 u44+
        AGE-SECRET-KEY-PQ-1 u44+
        pul- h40
        sk-ant- b20+
        sk-proj- b20+
        sk-svcacct- b20+
        sk-admin- b20+
        sk-None- b20+
        sk-or-v1- h40+
        sk-or- b40+
        sk-lf- h8 '- h4 '- h4 '- h4 '- h12
        #sk- w32+
        pplx- w32+
        hf_ a34
        #hf_ w26-60
        api_org_ a34
        #api_org_ w30-40
        gsk_ w32+
        r8_ w36+
        xai- w40+
        nvapi- b40+
        #fw_ w22-26
        tgp_v1_ b30+
        csk- l40+
        tvly- b24+
        lsv2_pt_ b32+
        lsv2_sk_ b32+
        pcsk_ b40+
        jina_ w40+
        #pa- b43
        sk_ h48
        apify_api_ w30+
        """;
}
