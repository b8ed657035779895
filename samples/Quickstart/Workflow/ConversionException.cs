// SPDX-License-Identifier: Apache-2.0
namespace Quickstart.Workflow;

/// <summary>A step could not do its part for a document; the inner exception says why.</summary>
sealed class ConversionException(string step, string document, Exception reason)
    : Exception($"Step {step} failed for {document}: {reason.Message}", reason);
