import { SeededRandom } from './SeededRandom';
import { DAY, HOUR, MINUTE } from './times';

/** The times of an incident that is over, each not before the one above it. */
export type RepairTimes = {
  started: number;
  opened: number;
  acknowledged: number;
  resolved: number;
  /** Missing while it is too young to be closed. */
  closed?: number;
};

/** Resolved incidents close by themselves after this time. */
const AUTO_CLOSE_AFTER = 7 * DAY;

export function drawRepairTimes(options: {
  random: SeededRandom;
  opened: number;
  now: number;
  /** 1 is highest. */
  priority: number;
  reported: boolean;
  /** The usual time to repair it. */
  hours: number;
}): RepairTimes {
  const { random, opened, now, priority, reported, hours } = options;
  // People report trouble later than monitoring does.
  const noticed = reported
    ? random.between(0.5, 20) * HOUR
    : random.between(1, 12) * MINUTE;
  const patience = [4, 9, 35, 150, 300][priority - 1] * MINUTE;
  const haste = [0.6, 0.8, 1, 1.6, 2.5][priority - 1];

  // What happened just before now was dealt with in the time that there was.
  const left = (now - opened) * 0.9;
  const repair = Math.min(hours * haste * HOUR * random.spread(0.8), left);
  const acknowledge = Math.min(patience * random.spread(0.7), repair * 0.5);

  const resolved = opened + repair;
  return {
    started: opened - noticed,
    opened,
    acknowledged: opened + acknowledge,
    resolved,
    closed: drawClosed({ random, resolved, now, priority }),
  };
}

function drawClosed(options: {
  random: SeededRandom;
  resolved: number;
  now: number;
  priority: number;
}): number | undefined {
  const { random, resolved, now, priority } = options;
  const closed = random.chance(0.3)
    ? resolved + random.between(0.5, 3) * DAY
    : resolved + AUTO_CLOSE_AFTER;
  if (closed < now) {
    return closed;
  }
  // What was grave is closed by a manager as soon as it is over.
  return priority <= 2 ? resolved + (now - resolved) / 2 : undefined;
}
