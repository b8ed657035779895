// SPDX-License-Identifier: Apache-2.0
// Validates payloads against a JSON schema (draft-07): node validate-schema.mjs event.schema.json
// In: one payload per line. Out: {"ok":true} or {"ok":false,"error":".."} with all that is wrong.
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { answerLines } from './answer-lines.mjs';

const ajv = new Ajv({ allErrors: true, strict: false });
addFormats.default(ajv);
// Sentry writes UUIDs as 32 hex digits, which the format's own pattern refuses.
ajv.addFormat('uuid', /^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i);
// Numbers of the schema's Rust types, of which `type` and `minimum` already say all that JSON can hold.
for (const name of ['uint64', 'uint32', 'uint16', 'uint8']) ajv.addFormat(name, true);

const validate = ajv.compile(JSON.parse(readFileSync(process.argv[2], 'utf8')));

await answerLines((payload) => (validate(payload) ? null : validate.errors.map(describe).join('; ')));

function describe({ instancePath, message, params }) {
  const detail = params.additionalProperty ?? params.allowedValues?.join(', ');
  return `${instancePath || '/'} ${message}${detail === undefined ? '' : ` (${detail})`}`;
}
