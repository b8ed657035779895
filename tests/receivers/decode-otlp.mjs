// SPDX-License-Identifier: Apache-2.0
// Decodes export requests for logs and traces with the messages of the JavaScript SDK of OpenTelemetry.
// In: {"protobuf":"base64"} or {"json":".."} per line, for traces with "traces":true. Out: {"ok":true,"value":{..}} or {"ok":false,"error":".."}; the
// value has ids in hexadecimal, numbers of 64 bits as texts, and no member that was not sent.
import { createRequire } from 'node:module';
import { answerLines } from './answer-lines.mjs';

const require = createRequire(import.meta.url);
const path = require('node:path');
const folder = path.dirname(require.resolve('@opentelemetry/otlp-transformer/package.json'));
const root = require(path.join(folder, 'build/src/generated/root.js'));
const collector = root.opentelemetry.proto.collector;

await answerLines(({ protobuf, json, traces }) => {
  const Request = traces ? collector.trace.v1.ExportTraceServiceRequest : collector.logs.v1.ExportLogsServiceRequest;
  const message = protobuf === undefined
    ? ofJson(Request, JSON.parse(json))
    : Request.decode(Buffer.from(protobuf, 'base64'));
  const wrong = Request.verify(message);
  if (wrong) return wrong;
  const value = Request.toObject(message, { longs: String, bytes: String, enums: Number });
  return { value: changeIds(value, (id) => Buffer.from(id, 'base64').toString('hex')) };
});

function ofJson(Request, json) {
  const inBase64 = changeIds(structuredClone(json), (id) => {
    if (!/^([0-9a-f]{2})+$/.test(id)) throw new Error('an id is not in lower-case hexadecimal');
    return Buffer.from(id, 'hex').toString('base64');
  });
  const message = Request.fromObject(inBase64);
  // What the messages do not know is lost on the way; what they know comes out again.
  const again = new Set(paths(Request.toObject(message, { longs: String, bytes: String, enums: Number })));
  const lost = paths(inBase64).filter((one) => !again.has(one));
  if (lost.length > 0) throw new Error(`not of the protocol: ${lost.join(', ')}`);
  return message;
}

function changeIds(request, change) {
  for (const resource of request.resourceLogs ?? [])
    for (const scope of resource.scopeLogs ?? [])
      for (const record of scope.logRecords ?? []) changeIdsOf(record, change);
  for (const resource of request.resourceSpans ?? [])
    for (const scope of resource.scopeSpans ?? [])
      for (const span of scope.spans ?? [])
        for (const one of [span, ...(span.links ?? [])]) changeIdsOf(one, change);
  return request;
}

function changeIdsOf(item, change) {
  for (const name of ['traceId', 'spanId', 'parentSpanId'])
    if (item[name] !== undefined) item[name] = change(item[name]);
}

function paths(value, at = '') {
  if (value === null || typeof value !== 'object') return [at];
  return [at, ...Object.entries(value).flatMap(([name, member]) => paths(member, `${at}.${name}`))];
}
