/**
 * The name of one priority.
 * @public
 */
export interface PriorityName {
  /** 1 is the highest. */
  priority: number;
  name: string;
}

/**
 * How an organisation derives priority: its levels, highest first, and a cell
 * for each pair of them.
 * @public
 */
export interface PriorityScheme {
  /** Levels of impact, highest first. */
  impactLevels: string[];
  /** Levels of urgency, highest first. */
  urgencyLevels: string[];
  /** `matrix[impact][urgency]` is the priority, 1 being the highest. */
  matrix: Record<string, Record<string, number>>;
  /** The priorities that occur, in order. */
  priorities: PriorityName[];
}

/**
 * What can be said about priority in the config, all optional.
 * @public
 */
export interface PriorityOptions {
  impactLevels?: string[];
  urgencyLevels?: string[];
  matrix?: Record<string, Record<string, number>>;
  /** Names by priority; the first names priority 1. */
  names?: string[];
}

/** A mistake in the priority options and the path, below `itsm.priority`, where it was made. */
export class PriorityOptionsError extends Error {
  readonly path: string;

  constructor(path: string, message: string) {
    super(message);
    this.name = 'PriorityOptionsError';
    this.path = path;
  }
}

const DEFAULT_LEVELS = ['high', 'medium', 'low'];
const DEFAULT_NAMES = ['Critical', 'High', 'Moderate', 'Low', 'Planning'];

function checkLevels(path: string, levels: string[]): string[] {
  if (levels.length < 2 || levels.length > 6) {
    throw new PriorityOptionsError(
      path,
      `must have two to six levels, it has ${levels.length}`,
    );
  }
  const repeated = levels.find((level, at) => levels.indexOf(level) !== at);
  if (repeated !== undefined) {
    throw new PriorityOptionsError(path, `names the level '${repeated}' twice`);
  }
  return levels;
}

function checkKeys(path: string, given: string[], expected: string[]) {
  const extra = given.find(key => !expected.includes(key));
  if (extra !== undefined) {
    throw new PriorityOptionsError(
      `${path}.${extra}`,
      `is no such level; the levels are ${expected.join(', ')}`,
    );
  }
  const missing = expected.find(key => !given.includes(key));
  if (missing !== undefined) {
    throw new PriorityOptionsError(`${path}.${missing}`, 'is missing');
  }
}

/**
 * Builds and checks the scheme by which priority is looked up.
 *
 * @remarks
 * Without a matrix of its own, the priority is the position of the impact plus
 * the position of the urgency minus one, both counted from 1: the lookup that
 * ServiceNow ships, carried to any number of levels.
 *
 * @throws PriorityOptionsError, with the path of the mistake, when a cell is
 * missing, is one too many or isn't a whole number of at least 1.
 * @public
 */
export function createPriorityScheme(
  options: PriorityOptions = {},
): PriorityScheme {
  const impactLevels = checkLevels(
    'impactLevels',
    options.impactLevels ?? DEFAULT_LEVELS,
  );
  const urgencyLevels = checkLevels(
    'urgencyLevels',
    options.urgencyLevels ?? DEFAULT_LEVELS,
  );
  const matrix: Record<string, Record<string, number>> = {};
  if (options.matrix) {
    checkKeys('matrix', Object.keys(options.matrix), impactLevels);
  }
  impactLevels.forEach((impact, row) => {
    const cells = options.matrix?.[impact];
    if (cells) {
      checkKeys(`matrix.${impact}`, Object.keys(cells), urgencyLevels);
    }
    matrix[impact] = {};
    urgencyLevels.forEach((urgency, column) => {
      const priority = cells ? cells[urgency] : row + column + 1;
      if (!Number.isInteger(priority) || priority < 1 || priority > 99) {
        throw new PriorityOptionsError(
          `matrix.${impact}.${urgency}`,
          'must be a whole number from 1 to 99',
        );
      }
      matrix[impact][urgency] = priority;
    });
  });
  const highest = Math.max(
    ...Object.values(matrix).flatMap(cells => Object.values(cells)),
  );
  const names = options.names ?? DEFAULT_NAMES;
  const priorities = Array.from({ length: highest }, (_, at) => ({
    priority: at + 1,
    name: names[at] ?? `Priority ${at + 1}`,
  }));
  return { impactLevels, urgencyLevels, matrix, priorities };
}

/**
 * Looks up the priority of an impact and an urgency.
 * @returns `undefined` if one of them isn't a level of the scheme.
 * @public
 */
export function lookUpPriority(
  scheme: PriorityScheme,
  impact: string,
  urgency: string,
): number | undefined {
  const cells = Object.hasOwn(scheme.matrix, impact)
    ? scheme.matrix[impact]
    : undefined;
  return cells && Object.hasOwn(cells, urgency) ? cells[urgency] : undefined;
}
