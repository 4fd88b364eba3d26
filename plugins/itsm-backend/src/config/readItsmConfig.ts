import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  Category,
  ChangeConfig,
  createPriorityScheme,
  defaultNumberPrefixes,
  GateConfig,
  ImpactDirection,
  ImportMapping,
  NumberSeries,
  PriorityScheme,
  resolveMappings,
  RoleName,
  roleNames,
} from 'backstage-plugin-itsm-common';
import { Duration } from 'luxon';
import { z } from 'zod';
import { defaultCategories } from './defaultCategories';
import { defaultCauseCategories } from './defaultCauseCategories';
import { itsmConfigSchema } from './itsmConfigSchema';
import { shippedMappings } from './shippedMappings';

/** The settings under `itsm:`, checked and with every default filled in. */
export interface ItsmConfig {
  /** Prefixes of the numbers, such as `INC`. */
  prefixes: Record<NumberSeries, string>;
  priority: PriorityScheme;
  categories: Category[];
  /** The groups that have each role, by their full references. */
  roles: Record<RoleName, string[]>;
  /** How long a resolved incident waits to be closed; it isn't if missing. */
  autoCloseAfter?: Duration;
  problems: {
    /** How long it is watched whether a fix holds. */
    effectivenessWatch: Duration;
    /** What problems can come from. */
    causeCategories: string[];
  };
  changes: ChangeConfig;
  gate: GateConfig;
  /** The mappings by which files are imported, by name. */
  importMappings: ReadonlyMap<string, ImportMapping>;
  catalog: {
    /** How long an entity is remembered. */
    cacheTtl: Duration;
    /** How long the catalog may take to answer. */
    timeout: Duration;
    /** Relations to follow besides the usual ones. */
    relations: Record<ImpactDirection, string[]>;
  };
}

function joinPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (joined, key) =>
      typeof key === 'number'
        ? `${joined}[${key}]`
        : `${joined}.${String(key)}`,
    'itsm',
  );
}

function describeIssue(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(
      key => `${joinPath([...issue.path, key])}: is not a known setting`,
    );
  }
  return [`${joinPath(issue.path)}: ${issue.message}`];
}

/**
 * Reads the settings under `itsm:`.
 * @throws InputError that lists every mistake with its full path.
 */
export function readItsmConfig(config: Config): ItsmConfig {
  const parsed = itsmConfigSchema.safeParse(config.getOptional('itsm') ?? {});
  if (!parsed.success) {
    throw new InputError(
      `The configuration of ITSM is wrong:\n  ${parsed.error.issues
        .flatMap(describeIssue)
        .join('\n  ')}`,
    );
  }
  const { numbers, priority, categories, roles, incidents, changes, catalog } =
    parsed.data;
  return {
    prefixes: { ...defaultNumberPrefixes, ...numbers?.prefixes },
    priority: createPriorityScheme(priority),
    categories: categories ?? defaultCategories,
    roles: Object.fromEntries(
      roleNames.map(name => [name, [...new Set(roles?.[name])]]),
    ) as Record<RoleName, string[]>,
    autoCloseAfter:
      incidents?.autoCloseAfter === undefined
        ? Duration.fromObject({ days: 7 })
        : incidents.autoCloseAfter || undefined,
    problems: {
      effectivenessWatch:
        parsed.data.problems?.effectivenessWatch ??
        Duration.fromObject({ days: 14 }),
      causeCategories:
        parsed.data.problems?.causeCategories ?? defaultCauseCategories,
    },
    changes,
    gate: parsed.data.gate,
    importMappings: resolveMappings(
      parsed.data.import?.mappings ?? {},
      shippedMappings,
    ).mappings,
    catalog: {
      cacheTtl: catalog?.cacheTtl ?? Duration.fromObject({ seconds: 30 }),
      timeout: catalog?.timeout ?? Duration.fromObject({ seconds: 2 }),
      relations: {
        downstream: catalog?.relations?.downstream ?? [],
        upstream: catalog?.relations?.upstream ?? [],
      },
    },
  };
}
