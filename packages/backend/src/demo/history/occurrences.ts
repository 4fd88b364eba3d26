import { Rhythm } from './Scenario';
import { SeededRandom } from './SeededRandom';
import { busyInstant, DAY, HOUR } from './times';

const YEAR = 365 * DAY;
const MONTH = 30 * DAY;

/** The instants within the year before `now` at which a scenario happens. */
export function occurrences(
  rhythm: Rhythm,
  random: SeededRandom,
  now: number,
): number[] {
  const times: number[] = [];
  switch (rhythm.kind) {
    case 'steady':
      for (let count = 0; count < rhythm.perYear; count++) {
        times.push(busyInstant(random, now - YEAR, now));
      }
      break;
    case 'recurring': {
      // Full after so many days, whatever the hour; a busy day sooner.
      const step = () =>
        rhythm.everyDays * DAY + random.between(-18, 18) * HOUR;
      let time = now - YEAR + random.between(0, rhythm.everyDays) * DAY;
      while (time < now) {
        times.push(Math.floor(time));
        time += step();
      }
      break;
    }
    case 'monthly':
      rhythm.counts.forEach((count, index) => {
        const end = now - (rhythm.counts.length - 1 - index) * MONTH;
        for (let drawn = 0; drawn < count; drawn++) {
          times.push(busyInstant(random, end - MONTH, end));
        }
      });
      break;
    default:
      rhythm satisfies never;
  }
  return times.sort((a, b) => a - b);
}
