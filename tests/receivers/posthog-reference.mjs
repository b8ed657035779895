// SPDX-License-Identifier: Apache-2.0
// Sends what it is told through the vendor's own client, to be compared with what we send.
// In: {"host","key","distinctId","event","properties","groups","error":{"type","message","cause"?}} per line.
// Out: {"ok":true} once both the named event and the error were sent, or {"ok":false,"error":".."}.
import { createInterface } from 'node:readline';
import { PostHog } from 'posthog-node';

for await (const line of createInterface({ input: process.stdin })) {
  let verdict = { ok: true };
  try {
    await send(JSON.parse(line));
  } catch (error) {
    verdict = { ok: false, error: `${error.name}: ${error.message}` };
  }
  process.stdout.write(`${JSON.stringify(verdict)}\n`);
}

async function send({ host, key, distinctId, event, properties, groups, error }) {
  const client = new PostHog(key, { host, flushAt: 100 });
  client.capture({ distinctId, event, properties, groups });
  await client.captureException(errorOf(error), distinctId, properties);
  await client.shutdown();
}

function errorOf({ type, message, cause }) {
  const error = new Error(message, cause && { cause: errorOf(cause) });
  error.name = type;
  return error;
}
