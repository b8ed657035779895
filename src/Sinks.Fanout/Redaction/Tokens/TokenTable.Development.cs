// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Source hosting, packages, builds and deployments.</summary>
static partial class TokenTable
{
    const string Development = """
        ghp_ w20+
        gho_ w20+
        ghu_ w20+
        ghs_ w20+
        ghr_ w20+
        github_pat_ b22+
        glpat- p16+
        gldt- b16+
        glrt- p16+
        glrtr- b16+
        glptt- b16+
        glft- b16+
        glcbt- b16+
        gloas- b20+
        glsoat- b16+
        glimt- b16+
        glagent- b20+
        glffct- b16+
        glwt- b16+
        GR1348941 b20+
        ATATT3 q40+
        ATCTT3 q40+
        ATBB w24+
        ATTA w60+
        BBDC- s40+
        npm_ w30+
        pypi-Ag b40+
        rubygems_ h40+
        !oy2 l43
        CLOJARS_ w50+
        AKCp w60+
        cmVmd w59
        !cio w32
        dckr_pat_ b20+
        dckr_oat_ b20+
        snyk_uat. p40+
        snyk_sat. p40+
        bkua_ w30+
        bkct_ w30+
        CCIPAT_ b40+
        CCIPRJ_ b40+
        pat. b22 '. w24 '. w20
        sat. b22 '. w24 '. w20
        !API- u25-32
        sgp_ b30+
        sgs_ w40+
        sgd_ w40+
        slk_ h40+
        squ_ w40+
        sqp_ w40+
        sqa_ w40+
        p8e- w32
        ico- w32
        pnu_ w28+
        sm_pat_ w16+
        sm_aat_ w16+
        sm_sat_ w16+
        PMAK- x20+ '- x28+
        PMAT- w22+
        figd_ b30+
        figo_ b30+
        lin_api_ w32+
        lin_oauth_ w32+
        sdk- h8 '- h4 '- h4 '- h4 '- h12
        waka_ h8 '- h4 '- h4 '- h4 '- h12
        waka_sec_ w40+
        waka_tok_ w40+
        s-s4t2ud- x64
        s-s4t2af- x64
        sc_ l5-30 '. l4-6 '.acc_ b10-32 '. t30-120
        ext_ l5-30 '. l4-6 '.acc_ b10-32 '. t30-120
        scauth_ l5-30 '. l4-6 '.acc_ b10-32 '. t30-120
        authress_ l5-30 '. l4-6 '.acc_ b10-32 '. t30-120
        sc_ l5-30 '. l4-6 '.acc- b10-32 '. t30-120
        ext_ l5-30 '. l4-6 '.acc- b10-32 '. t30-120
        rdme_ l50+
        """;
}
