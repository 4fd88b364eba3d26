import { CreateWindowRequest, createWindowSchema } from '../../window/window';
import { ConflictWindow, ConflictWorld, PlannedChange } from '../conflicts';

export const hour = (hours: number) =>
  new Date(Date.UTC(2027, 2, 27) + hours * 3_600_000).toISOString();

export const change = (
  number: string,
  from: number,
  to: number,
  entityRefs: string[],
  part: Partial<PlannedChange> = {},
): PlannedChange => ({
  number,
  start: hour(from),
  end: hour(to),
  entityRefs,
  implementers: [],
  ...part,
});

export const window = (
  id: string,
  part: Partial<CreateWindowRequest>,
): ConflictWindow => ({
  id,
  ...createWindowSchema.parse({
    name: id,
    kind: 'freeze',
    effect: 'hard',
    scope: 'everything',
    timeZone: 'UTC',
    start: '2027-03-27T00:00',
    end: '2027-03-28T00:00',
    ...part,
  }),
});

export const world = (part: Partial<ConflictWorld>): ConflictWorld => ({
  changes: [],
  closures: new Map(),
  entities: new Map(),
  windows: [],
  incidents: [],
  ...part,
});
