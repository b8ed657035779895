// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The claim counter: how many places emitters have claimed, whether they have filled them or not.</summary>
interface IClaims
{
    long Claimed { get; }
}
