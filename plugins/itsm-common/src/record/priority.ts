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

/**
 * A mistake in the priority options and the path, below `itsm.priority`, where
 * it was made.
 * @public
 */
export interface PriorityMistake {
  path: string;
  message: string;
}

/**
 * The first mistake in the priority options.
 * @public
 */
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

function* checkLevels(
  path: string,
  levels: string[],
): Generator<PriorityMistake> {
  if (levels.length < 2 || levels.length > 6) {
    yield {
      path,
      message: `must have two to six levels, it has ${levels.length}`,
    };
  }
  const repeated = levels.filter((level, at) => levels.indexOf(level) !== at);
  for (const level of new Set(repeated)) {
    yield { path, message: `names the level '${level}' twice` };
  }
}

function* checkKeys(
  path: string,
  given: string[],
  expected: string[],
): Generator<PriorityMistake> {
  for (const key of given.filter(other => !expected.includes(other))) {
    yield {
      path: `${path}.${key}`,
      message: `is no such level; the levels are ${expected.join(', ')}`,
    };
  }
  for (const key of expected.filter(other => !given.includes(other))) {
    yield { path: `${path}.${key}`, message: 'is missing' };
  }
}

function* checkMatrix(
  matrix: Record<string, Record<string, number>>,
  impactLevels: string[],
  urgencyLevels: string[],
): Generator<PriorityMistake> {
  yield* checkKeys('matrix', Object.keys(matrix), impactLevels);
  for (const impact of impactLevels) {
    const cells = Object.hasOwn(matrix, impact) ? matrix[impact] : undefined;
    if (!cells) {
      continue;
    }
    yield* checkKeys(`matrix.${impact}`, Object.keys(cells), urgencyLevels);
    for (const [urgency, priority] of Object.entries(cells)) {
      if (!Number.isInteger(priority) || priority < 1 || priority > 99) {
        yield {
          path: `matrix.${impact}.${urgency}`,
          message: 'must be a whole number from 1 to 99',
        };
      }
    }
  }
}

/**
 * Finds every mistake in the priority options.
 * @returns none when {@link createPriorityScheme} takes them.
 * @public
 */
export function checkPriorityOptions(
  options: PriorityOptions,
): PriorityMistake[] {
  const {
    impactLevels = DEFAULT_LEVELS,
    urgencyLevels = DEFAULT_LEVELS,
    matrix,
  } = options;
  return [
    ...checkLevels('impactLevels', impactLevels),
    ...checkLevels('urgencyLevels', urgencyLevels),
    ...(matrix ? checkMatrix(matrix, impactLevels, urgencyLevels) : []),
  ];
}

/**
 * Builds and checks the scheme by which priority is looked up.
 *
 * @remarks
 * Without a matrix of its own, the priority is the position of the impact plus
 * the position of the urgency minus one, both counted from 1: the lookup that
 * ServiceNow ships, carried to any number of levels.
 *
 * @throws PriorityOptionsError, with the path of the first mistake, when a cell
 * is missing, is one too many or isn't a whole number from 1 to 99.
 * @public
 */
export function createPriorityScheme(
  options: PriorityOptions = {},
): PriorityScheme {
  const [mistake] = checkPriorityOptions(options);
  if (mistake) {
    throw new PriorityOptionsError(mistake.path, mistake.message);
  }
  const { impactLevels = DEFAULT_LEVELS, urgencyLevels = DEFAULT_LEVELS } =
    options;
  const matrix: Record<string, Record<string, number>> = {};
  impactLevels.forEach((impact, row) => {
    matrix[impact] = {};
    urgencyLevels.forEach((urgency, column) => {
      matrix[impact][urgency] =
        options.matrix?.[impact][urgency] ?? row + column + 1;
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
