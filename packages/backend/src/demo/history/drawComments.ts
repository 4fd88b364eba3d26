import { DemoIncident } from './DemoRecord';
import { RepairTimes } from './repairTimes';
import { SeededRandom } from './SeededRandom';
import { iso } from './times';

type Comment = NonNullable<DemoIncident['comments']>[number];

const greetings = [
  'Thanks for telling us, I am looking into it.',
  'On it.',
  'I take this one.',
];

const questions = [
  'Is there a time by when it works again? Customers keep asking.',
  'It is still the same here.',
  'Thank you, please keep me posted.',
];

const updates = [
  'We know the cause and are working on it.',
  'A fix is on its way, it should be better within the hour.',
  'It is better already, we keep an eye on it before we call it done.',
];

/** What was said while an incident was worked on, in the order it was said. */
export function drawComments(options: {
  random: SeededRandom;
  times: RepairTimes;
  assignee: string;
  requester: string;
  reported: boolean;
  findings: readonly string[];
}): Comment[] {
  const { random, times, assignee, requester, reported, findings } = options;
  const said: Omit<Comment, 'at'>[] = [];
  if (reported && random.chance(0.6)) {
    said.push({ by: assignee, body: random.pick(greetings) });
  }
  if (reported && random.chance(0.3)) {
    said.push({ by: requester, body: random.pick(questions) });
  }
  for (const body of findings) {
    if (random.chance(0.55)) {
      said.push({ by: assignee, body, internal: true });
    }
  }
  if (random.chance(reported ? 0.6 : 0.25)) {
    said.push({ by: assignee, body: random.pick(updates) });
  }

  const { acknowledged, resolved } = times;
  const step = (resolved - acknowledged) / (said.length + 1);
  return said.map((comment, index) => ({
    ...comment,
    at: iso(acknowledged + step * (index + random.between(0.2, 1))),
  }));
}
