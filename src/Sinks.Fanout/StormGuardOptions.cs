// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Holds back what is logged again and again, before any backend sees it.</summary>
public sealed class StormGuardOptions
{
    /// <summary>
    /// How many events of one kind (exception type, HRESULT, template, place in the code, tenant) pass in a minute; a
    /// summary says how many more there were. Fatal events always pass. Default null: the guard is off.
    /// </summary>
    public int? PerMinute { get; set; }
}
