// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// Which events are meant: those that at least one entry fits. <c>*</c> matches any run of characters; in configuration
/// each list is an array, or one text separated by commas.
/// </summary>
public class FilterOptions
{
    /// <summary>
    /// Exception types by full or short name, those derived from them included; case does not matter.
    /// </summary>
    public IList<string> Exceptions { get; set; } = [];

    /// <summary>
    /// Categories (Serilog's SourceContext): <c>Shop</c> is meant with all below it, such as <c>Shop.Orders</c>, not
    /// <c>Shopping</c>. Case does not matter.
    /// </summary>
    public IList<string> Categories { get; set; } = [];

    /// <summary>Message templates as they are logged: <c>Heartbeat of {Worker}</c>, or <c>Heartbeat*</c>.</summary>
    public IList<string> Templates { get; set; } = [];

    /// <summary>Adds an exception type to <see cref="Exceptions"/>; those derived from it are included.</summary>
    /// <typeparam name="TException">The type.</typeparam>
    /// <returns>These options, for more of the kind.</returns>
    public FilterOptions Exception<TException>()
        where TException : Exception
    {
        Exceptions = [.. Exceptions, TypeNames.Readable(typeof(TException))];
        return this;
    }
}
