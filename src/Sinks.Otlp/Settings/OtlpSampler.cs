// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Sinks.Fanout;

namespace Sinks.Otlp;

/// <summary>The variables <c>OTEL_TRACES_SAMPLER</c> and <c>OTEL_TRACES_SAMPLER_ARG</c>.</summary>
static class OtlpSampler
{
    const string Sampler = "OTEL_TRACES_SAMPLER";
    const string Argument = "OTEL_TRACES_SAMPLER_ARG";
    const string ParentBased = "parentbased_";

    /// <summary>Says which traces are taken where neither code nor the section does.</summary>
    public static void Complete(OtlpOptions options, BackendSetup setup)
    {
        // One of them alone is set on purpose: half of a sampler beside it would be neither's.
        if (options.TracesSampleRate is not null || options.TracesFollowParent is not null)
            return;
        if (setup.Variable(Sampler)?.Trim().ToLowerInvariant() is not { Length: > 0 } sampler)
            return;
        var follows = sampler.StartsWith(ParentBased, StringComparison.Ordinal);
        double? rate = (follows ? sampler[ParentBased.Length..] : sampler) switch
        {
            "always_on" => 1,
            "always_off" => 0,
            "traceidratio" => Ratio(setup),
            _ => Unknown(setup),
        };
        if (rate is null)
            return;
        options.TracesSampleRate = rate;
        options.TracesFollowParent = follows;
    }

    static double? Unknown(BackendSetup setup)
    {
        setup.ReportMistake(
            Sampler,
            "cannot be read.",
            "Write always_on, always_off or traceidratio, each also with parentbased_ before it.");
        return null;
    }

    /// <summary>The specification takes all when there is no ratio. One that cannot be read changes nothing.</summary>
    static double? Ratio(BackendSetup setup)
    {
        if (setup.Variable(Argument)?.Trim() is not { Length: > 0 } text)
            return 1;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var ratio)
            && ratio is >= 0 and <= 1)
            return ratio;
        setup.ReportMistake(Argument, "cannot be read.", "Write a number from 0 to 1, with a point: 0.25.");
        return null;
    }
}
