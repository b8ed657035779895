// SPDX-License-Identifier: Apache-2.0
using System.Reflection;

namespace Sinks.Fanout;

/// <summary>The exceptions directly inside another one.</summary>
static class InnerExceptions
{
    public static IReadOnlyList<Exception> Of(Exception exception)
    {
        try
        {
            return exception switch
            {
                AggregateException aggregate => aggregate.InnerExceptions,
                ReflectionTypeLoadException load => WithLoaderExceptions(load),
                { InnerException: { } inner } => [inner],
                _ => [],
            };
        }
        catch (Exception)
        {
            // Made without its constructor, as serializers do, an aggregate has no list to give.
            return [];
        }
    }

    static List<Exception> WithLoaderExceptions(ReflectionTypeLoadException load)
    {
        var inners = new List<Exception>();
        if (load.InnerException is { } inner)
            inners.Add(inner);

        // One per type that did not load, null for those that did; many types fail for one and the same reason.
        foreach (var loaderException in load.LoaderExceptions)
        {
            if (loaderException is not null)
                inners.Add(loaderException);
        }

        return inners;
    }
}
