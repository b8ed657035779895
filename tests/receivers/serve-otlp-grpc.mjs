// SPDX-License-Identifier: Apache-2.0
// A gRPC server for OTLP logs and traces (npm @grpc/grpc-js, the published definitions). Writes its port on the first line of
// standard output, then {"records":n,"scopes":[".."],"metadata":{..}} for each request it understood, with "spans" in
// place of "records" for traces.
// In, a line each, the outcomes of the next requests; without one a request is taken:
// {"code":14,"message":"..","retrySeconds":1} or {"rejected":1,"message":".."}.
import { createInterface } from 'node:readline';
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';
import protobuf from 'protobufjs';

const definition = loader.loadSync([
  'opentelemetry/proto/collector/logs/v1/logs_service.proto',
  'opentelemetry/proto/collector/trace/v1/trace_service.proto',
], { includeDirs: ['protos'], longs: String, enums: Number });
const { logs, trace } = grpc.loadPackageDefinition(definition).opentelemetry.proto.collector;
const details = protobuf.parse(`
  syntax = "proto3";
  message Duration { int64 seconds = 1; int32 nanos = 2; }
  message RetryInfo { Duration retry_delay = 1; }
  message Any { string type_url = 1; bytes value = 2; }
  message Status { int32 code = 1; string message = 2; repeated Any details = 3; }
`).root;
const outcomes = [];
const server = new grpc.Server();

serve(logs.v1.LogsService, 'records', 'rejectedLogRecords',
  (request) => request.resourceLogs.flatMap((resource) => resource.scopeLogs), (scope) => scope.logRecords);
serve(trace.v1.TraceService, 'spans', 'rejectedSpans',
  (request) => request.resourceSpans.flatMap((resource) => resource.scopeSpans), (scope) => scope.spans);

function serve(service, items, rejected, scopesOf, itemsOf) {
  server.addService(service.service, { Export: (call, respond) => answer(call, respond) });

  function answer(call, respond) {
    const scopes = scopesOf(call.request);
    process.stdout.write(`${JSON.stringify({
      [items]: scopes.reduce((sum, scope) => sum + itemsOf(scope).length, 0),
      scopes: scopes.map((scope) => scope.scope?.name ?? ''),
      metadata: call.metadata.getMap(),
    })}\n`);
    const outcome = outcomes.shift() ?? {};
    if (outcome.code !== undefined) respond({ code: outcome.code, details: outcome.message, metadata: detailsOf(outcome) });
    else if (outcome.rejected !== undefined || outcome.message !== undefined)
      respond(null, { partialSuccess: { [rejected]: outcome.rejected ?? 0, errorMessage: outcome.message } });
    else respond(null, {});
  }
}

server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  process.stdout.write(`${port}\n`);
});

for await (const line of createInterface({ input: process.stdin })) outcomes.push(JSON.parse(line));
process.exit(0);

function detailsOf({ code, message, retrySeconds }) {
  const metadata = new grpc.Metadata();
  if (retrySeconds === undefined) return metadata;
  const info = details.lookupType('RetryInfo').encode({ retryDelay: { seconds: retrySeconds, nanos: 0 } }).finish();
  const status = { code, message, details: [{ typeUrl: 'type.googleapis.com/google.rpc.RetryInfo', value: info }] };
  metadata.set('grpc-status-details-bin', Buffer.from(details.lookupType('Status').encode(status).finish()));
  return metadata;
}
