// SPDX-License-Identifier: Apache-2.0
// Parses and validates the Adaptive Card of a Teams message with Microsoft's own library.
// In: one message per line. Out: {"ok":true} or {"ok":false,"error":".."} with all that is wrong.
import adaptiveCards from 'adaptivecards';
import { answerLines } from './answer-lines.mjs';

const { AdaptiveCard, SerializationContext, Versions } = adaptiveCards;

await answerLines((message) => {
  const attachment = message.attachments?.[0];
  if (message.type !== 'message' || attachment?.contentType !== 'application/vnd.microsoft.card.adaptive')
    return 'is no message with a card';
  const context = new SerializationContext(Versions.v1_4);
  const card = new AdaptiveCard();
  card.parse(attachment.content, context);
  const failures = card.validateProperties().validationEvents.map(({ message }) => message);
  for (let i = 0; i < context.eventCount; i++) failures.push(context.getEventAt(i).message);
  return failures.length === 0 ? null : failures.join('; ');
});
