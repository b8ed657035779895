// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;

namespace Sinks.Fanout;

/// <summary>
/// The full names of the types an exception's type derives from, up to System.Exception; read once for each type, as
/// long as it is loaded.
/// </summary>
sealed class BaseTypeNames
{
    readonly ConditionalWeakTable<Type, string[]> _names = [];

    public IReadOnlyList<string> Of(Type type) => _names.GetValue(type, static key => Read(key));

    static string[] Read(Type type)
    {
        var names = new List<string>();
        for (var next = type.BaseType; next is not null && next != typeof(object); next = next.BaseType)
            names.Add(TypeNames.Readable(next));
        return [.. names];
    }
}
