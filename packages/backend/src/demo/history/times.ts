import { SeededRandom } from './SeededRandom';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export function iso(time: number): string {
  return new Date(time).toISOString();
}

/** How likely trouble is noticed at an instant, 1 at the busiest. */
function business(time: number): number {
  const date = new Date(time);
  const weekend = date.getUTCDay() % 6 === 0;
  return businessOfHour(date.getUTCHours()) * (weekend ? 0.45 : 1);
}

function businessOfHour(hour: number): number {
  if (hour >= 7 && hour < 17) {
    return 1;
  }
  // The shop is busy in the evening, the people who run it are not.
  return hour >= 17 && hour < 22 ? 0.5 : 0.2;
}

/** An instant in a span of time, mostly in office hours. */
export function busyInstant(
  random: SeededRandom,
  from: number,
  to: number,
): number {
  let time = random.between(from, to);
  while (!random.chance(business(time))) {
    time = random.between(from, to);
  }
  return Math.floor(time);
}
