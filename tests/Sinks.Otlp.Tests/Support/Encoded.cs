// SPDX-License-Identifier: Apache-2.0
using System.Text;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Otlp.Tests;

/// <summary>Encodes items as a lane does.</summary>
static class Encoded
{
    public static byte[] Record(FanoutEvent item, int trimLevel = 0, OtlpLimits? limits = null) =>
        OtlpBody.Of(ExactSize.Encoded(new OtlpJsonEncoder(limits ?? OtlpLimits.Default), item, trimLevel))
            .Record.ToArray();

    public static JsonElement Json(FanoutEvent item, int trimLevel = 0, OtlpLimits? limits = null) =>
        Parse(Record(item, trimLevel, limits));

    public static JsonElement Parse(ReadOnlyMemory<byte> json)
    {
        // Strict: what is not valid UTF-8 is no JSON.
        new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(json.Span);
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    /// <summary>The attributes by name, each the object that holds its value. Two of one name throw.</summary>
    public static Dictionary<string, JsonElement> Attributes(JsonElement holder) => holder.GetProperty("attributes")
        .EnumerateArray()
        .ToDictionary(
            static pair => pair.GetProperty("key").GetString()!,
            static pair => pair.GetProperty("value"),
            StringComparer.Ordinal);

    public static byte[] Protobuf(FanoutEvent item, int trimLevel = 0, OtlpLimits? limits = null) =>
        ExactSize.Encoded(new OtlpProtobufEncoder(limits ?? OtlpLimits.Default), item, trimLevel);

    public static EncodedItem Item(FanoutEvent item) =>
        new(item.Id, item.Kind, item.Timestamp, item.Level, Protobuf(item));

    public static EncodedItem JsonItem(FanoutEvent item) => new(
        item.Id,
        item.Kind,
        item.Timestamp,
        item.Level,
        ExactSize.Encoded(new OtlpJsonEncoder(OtlpLimits.Default), item, 0));
}
