// SPDX-License-Identifier: Apache-2.0
namespace Quickstart.Workflow;

/// <summary>A document could not be converted; the inner exception says why.</summary>
sealed class ConversionException(string document, Exception reason)
    : Exception($"{document}: {reason.Message}", reason);
