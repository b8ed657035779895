// SPDX-License-Identifier: Apache-2.0
import { createInterface } from 'node:readline';

/**
 * Answers each JSON line on standard input with one JSON line, in order, until the input ends.
 * `check` returns null or {value} for a good question, or throws or returns what is wrong with it.
 */
export async function answerLines(check) {
  for await (const line of createInterface({ input: process.stdin })) {
    process.stdout.write(`${JSON.stringify(answerTo(check, line))}\n`);
  }
}

function answerTo(check, line) {
  try {
    const answer = check(JSON.parse(line));
    return typeof answer === 'string' ? { ok: false, error: answer } : { ok: true, ...answer };
  } catch (error) {
    return { ok: false, error: `${error.name}: ${error.message}` };
  }
}
