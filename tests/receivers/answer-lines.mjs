// SPDX-License-Identifier: Apache-2.0
import { createInterface } from 'node:readline';

/**
 * Answers each JSON line on standard input with one JSON line, in order, until the input ends.
 * `check` returns null for a good question, or throws or returns what is wrong with it.
 */
export async function answerLines(check) {
  for await (const line of createInterface({ input: process.stdin })) {
    const error = errorOf(check, line);
    process.stdout.write(`${JSON.stringify(error === null ? { ok: true } : { ok: false, error })}\n`);
  }
}

function errorOf(check, line) {
  try {
    return check(JSON.parse(line));
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
}
