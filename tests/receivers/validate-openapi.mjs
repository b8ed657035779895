// SPDX-License-Identifier: Apache-2.0
// Validates payloads against a schema of a service's OpenAPI document, plain or gzipped:
// node validate-openapi.mjs discord.openapi.json.gz '#/components/schemas/IncomingWebhookRequestPartial'
// In: one payload per line. Out: {"ok":true} or {"ok":false,"error":".."} with all that is wrong.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { answerLines } from './answer-lines.mjs';

const [, , file, pointer] = process.argv;
const bytes = readFileSync(file);
const document = JSON.parse(file.endsWith('.gz') ? gunzipSync(bytes) : bytes);

const ajv = new Ajv2020({ allErrors: true, strict: false });
addFormats.default(ajv);
ajv.addFormat('snowflake', /^\d+$/);
ajv.addFormat('url', true);
ajv.addFormat('nonce', true);
// The document is no schema itself; its parts refer to each other by its name.
ajv.addSchema({ ...document, $id: 'document' });
const validate = ajv.compile({ $ref: `document${pointer}` });

await answerLines((payload) => (validate(payload) ? null : validate.errors.map(describe).join('; ')));

function describe({ instancePath, message, params }) {
  const detail = params.additionalProperty ?? params.allowedValues?.join(', ');
  return `${instancePath || '/'} ${message}${detail === undefined ? '' : ` (${detail})`}`;
}
