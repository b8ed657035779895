// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// Tells the application's own frames from those of frameworks and libraries. A name stands, in exact case, for itself
/// and for what follows it after a dot or, nested, a plus, so that <c>MS</c> leaves <c>MsgCenter.Queue</c> and
/// <c>MSales.Order</c> alone. What is included wins over what is excluded, and that over what is known of libraries.
/// </summary>
/// <param name="included">Namespaces, types or assemblies that are the application's.</param>
/// <param name="excluded">Namespaces, types or assemblies that are not.</param>
sealed class InAppRules(IEnumerable<string> included, IEnumerable<string> excluded) : IEquatable<InAppRules>
{
    /// <summary>What comes with .NET, with this project and with the libraries met most.</summary>
    static readonly string[] Libraries =
    [
        "System", "Microsoft", "MS", "Mono", "Internal.Runtime", "ABI.Microsoft", "WinRT", "FSharp",
        "Xamarin", "Android", "Java.Interop", "UIKit",
        "Sinks.Fanout", "Sinks.Sentry", "Sinks.Webhook", "Sinks.PostHog", "Sinks.Datadog", "Sinks.Otlp",
        "Sinks.Hosting", "Sinks.AspNetCore", "Sinks.StartupHook",
        "Serilog", "NLog", "Sentry", "OpenTelemetry",
        "Newtonsoft.Json", "Npgsql", "MySqlConnector", "MySql.Data", "Oracle.ManagedDataAccess", "Dapper", "MongoDB",
        "StackExchange.Redis", "Stackexchange.Redis", "SQLitePCL", "SQLitePCLRaw", "SqlitePclRaw",
        "Elasticsearch.Net", "Elastic.Clients", "Elastic.Transport", "Nest",
        "RabbitMQ", "Confluent.Kafka", "MassTransit", "NServiceBus", "Hangfire", "Quartz", "Orleans", "MediatR",
        "Grpc", "Google", "AWSSDK", "Amazon", "Azure", "RestSharp", "Refit", "ServiceStack", "HotChocolate",
        "Polly", "Autofac", "Castle.DynamicProxy", "AutoMapper", "FluentValidation", "Giraffe", "Owin", "Swashbuckle",
        "SkiaSharp", "IdentityModel", "IdentityServer4", "Duende.IdentityServer", "OpenIddict", "ICSharpCode",
        "Remotion.Linq",
    ];

    readonly string[] _included = [.. included];
    readonly string[] _excluded = [.. excluded];

    /// <summary>What comes with .NET, with this project and with the libraries met most is excluded.</summary>
    public static InAppRules Default { get; } = new([], []);

    /// <summary>The rules that the options ask for.</summary>
    public static InAppRules Of(FanoutOptions options) => new(options.InAppInclude ?? [], options.InAppExclude ?? []);

    /// <summary>
    /// Whether code of that type is the application's. A type without a namespace (the framework's <c>Interop</c>, a
    /// program of top-level statements) says nothing about its origin, so its assembly is asked; likewise when there
    /// is no type.
    /// </summary>
    public bool IsInApp(string? typeName, string? assembly)
    {
        // Where the compiler puts what it throws for a switch without a fitting arm and the like.
        if (typeName?.StartsWith("<PrivateImplementationDetails>", StringComparison.Ordinal) == true)
            return false;
        if (Has(_included, typeName) || Has(_included, assembly))
            return true;
        if (Has(_excluded, typeName) || Has(_excluded, assembly))
            return false;
        var hasNamespace = typeName?.Contains('.', StringComparison.Ordinal) == true;
        var name = hasNamespace ? typeName : assembly ?? typeName;
        return !string.IsNullOrEmpty(name) && !Has(Libraries, name) && !Has(Libraries, typeName);
    }

    public bool Equals(InAppRules? other) =>
        other is not null && _included.SequenceEqual(other._included) && _excluded.SequenceEqual(other._excluded);

    public override bool Equals(object? obj) => Equals(obj as InAppRules);

    public override int GetHashCode() => HashCode.Combine(_included.Length, _excluded.Length);

    static bool Has(string[] names, string? name)
    {
        if (string.IsNullOrEmpty(name))
            return false;
        foreach (var prefix in names)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal)
                && (name.Length == prefix.Length || name[prefix.Length] is '.' or '+'))
            {
                return true;
            }
        }

        return false;
    }
}
