// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Hashes of passwords, as htpasswd, shadow and databases keep them: to be guessed at leisure.</summary>
static partial class TokenTable
{
    const string Hashes = """
        2a$ d2 '$ c53
        2b$ d2 '$ c53
        2x$ d2 '$ c53
        2y$ d2 '$ c53
        apr1$ c1-8 '$ c22
        5$ c8-16 '$ c43
        5$rounds= d3-9 '$ c1-16 '$ c43
        6$ c8-16 '$ c86
        6$rounds= d3-9 '$ c1-16 '$ c86
        y$ c2-10 '$ c10-90 '$ c43
        argon2id$v= d2 '$m= d1-9 ',t= d1-3 ',p= d1-3 '$ s10+ '$ s20+
        argon2i$v= d2 '$m= d1-9 ',t= d1-3 ',p= d1-3 '$ s10+ '$ s20+
        pbkdf2_sha256$ d3-9 '$ w8+ '$ s40+
        SSHA} s30+
        SHA} s27+
        AQAAAAEAACcQAAAAE s60+
        AQAAAAIAAYagAAAAE s60+
        """;
}
