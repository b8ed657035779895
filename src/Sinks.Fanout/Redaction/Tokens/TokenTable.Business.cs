// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Payments, shops, parcels and travel; documents, customers, media and social networks.</summary>
static partial class TokenTable
{
    const string Business = """
        #sk_live_ w10+
        #sk_test_ w10+
        sk_live_ w20+
        sk_test_ w20+
        #sk_prod_ w10+
        #sk_org_ w10+
        #rk_live_ w10+
        rk_live_ w20+
        #rk_test_ w10+
        #rk_prod_ w10+
        #ek_live_ w10+
        #ek_test_ w10+
        whsec_ s20+
        sq0atp- b18+
        sq0csp- b40+
        #EAAA b22-80
        EAAC b60+
        EAAM b60+
        EAA w80+
        EZAK w46-64
        EZTK w46-64
        FLWSECK_TEST- b12+
        FLWSECK- b32+
        shippo_live_ w30+
        shippo_test_ w30+
        duffel_live_ q40+
        duffel_test_ q40+
        access-sandbox- h8 '- h4 '- h4 '- h4 '- h12
        access-development- h8 '- h4 '- h4 '- h4 '- h12
        access-production- h8 '- h4 '- h4 '- h4 '- h12
        access_token$production$ l12+ '$ w24+
        access_token$sandbox$ l12+ '$ w24+
        A21AA b60+
        AQE l5+ '. p40+
        !live_ w30-40
        !test_ w30-40
        !live_ q40
        live_ h35
        test_ h35
        secret-live- q30+
        secret-test- q30+
        shpat_ x30+
        shpca_ x30+
        shppa_ x30+
        shpss_ x30+
        shptka_ x30+
        ntn_ w40+
        !secret_ w43
        pat w14 '. h64
        pat-na1- h8 '- h4 '- h4 '- h4 '- h12
        pat-na2- h8 '- h4 '- h4 '- h4 '- h12
        pat-eu1- h8 '- h4 '- h4 '- h4 '- h12
        CFPAT- b40+
        tfp_ p40+
        dapi h32
        !dapi l32
        dapi h32 '- d1
        dsapi h32
        dose h32
        sl. b100+
        sl.u. b100+
        fio-u- q50+
        sk.eyJ b40+ '. b20+
        #00D w12-15 '! p40+
        !oauth: l30
        """;
}
