import {
  type FieldMapping,
  importFields,
  type ImportMapping,
  mappingOfColumns,
  type NamedMappings,
  recordTypes,
  type RecordType,
} from 'backstage-plugin-itsm-common';

/** What a person says of a file whose columns they map by hand. */
export interface ColumnChoice {
  type: RecordType;
  /** Where the records come from, as `externalRef.source`. */
  source: string;
  timeZone: string;
  /** How times are written; empty if as ISO 8601. */
  timeFormat: string;
  /** The field that each column is for. */
  fields: Readonly<Record<string, string>>;
}

/* How other tools call what a field is for. */
const synonyms: Record<string, string[]> = {
  'externalRef.id': ['id', 'key', 'number', 'issuekey', 'incidentid'],
  'externalRef.url': ['url', 'link', 'shortlink'],
  title: ['summary', 'subject', 'name', 'shortdescription'],
  description: ['details', 'body'],
  state: ['status', 'incidentstate'],
  category: ['type', 'issuetype'],
  entityRef: ['component', 'service', 'cmdbci', 'ci', 'ciname', 'components'],
  requester: ['reporter', 'caller', 'callerid', 'requestedby'],
  openedBy: ['creator', 'createdby'],
  assignee: ['assignedto', 'owner'],
  assignmentGroup: ['group', 'team', 'assignedgroup'],
  tags: ['labels'],
  openedAt: ['created', 'createdat', 'opened', 'opentime', 'startedat'],
  updatedAt: ['updated', 'lastupdated', 'sysupdatedon'],
  resolvedAt: ['resolved', 'resolvedtime', 'resolutiondate'],
  closedAt: ['closed', 'closetime', 'closedtime'],
  plannedStart: ['startdate', 'plannedstartdate', 'scheduledfor'],
  plannedEnd: ['enddate', 'plannedenddate', 'scheduleduntil'],
  actualStart: ['workstart', 'actualstartdate'],
  actualEnd: ['workend', 'actualenddate'],
};

function plain(name: string) {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** The fields that columns can be chosen for. */
export function fieldsFor(type: RecordType): string[] {
  return [...importFields[type].keys()].filter(
    name => name !== 'externalRef.source',
  );
}

/** What the columns are probably for, by their names. */
export function suggestFields(
  type: RecordType,
  columns: readonly string[],
): Record<string, string> {
  const taken = new Set<string>();
  const suggested: Record<string, string> = {};
  const suggest = (isFor: (field: string, column: string) => boolean) => {
    for (const column of columns.filter(name => !suggested[name])) {
      const field = fieldsFor(type).find(
        name => !taken.has(name) && isFor(name, column),
      );
      if (field) {
        taken.add(field);
        suggested[column] = field;
      }
    }
  };
  suggest((field, column) => plain(field) === plain(column));
  suggest((field, column) => Boolean(synonyms[field]?.includes(plain(column))));
  return suggested;
}

/** The mapping that looks for most of the columns, if one does at all. */
export function suggestMapping(
  { items }: NamedMappings,
  columns: readonly string[],
): string | undefined {
  const { unknown } = mappingOfColumns(columns);
  if (unknown.length === 0) {
    return undefined;
  }
  const counted = items
    .map(item => ({
      name: item.name,
      found: item.columns.filter(name => columns.includes(name)).length,
    }))
    .filter(({ found }) => found >= 3)
    .sort((one, other) => other.found - one.found);
  return counted[0]?.name;
}

/* A component by its name, unless the column holds full references. */
function templateFor(isEntity: boolean, column: string, example = '') {
  return isEntity && !/^[a-z-]+:[^\s]+$/i.test(example)
    ? `component:default/{${column}}`
    : `{${column}}`;
}

/**
 * The mapping that a choice stands for.
 * @param base - knows how the values of columns are read
 */
export function mappingOfChoice(
  choice: ColumnChoice,
  examples: ReadonlyMap<string, string>,
  base?: ImportMapping,
): ImportMapping {
  const { type, source, timeZone, timeFormat } = choice;
  const chosen = new Map<string, string[]>();
  for (const [column, field] of Object.entries(choice.fields)) {
    if (field) {
      const isEntity = importFields[type].get(field)?.kind === 'entity';
      const template = templateFor(isEntity, column, examples.get(column));
      chosen.set(field, [...(chosen.get(field) ?? []), template]);
    }
  }
  const fields: Record<string, FieldMapping> = {
    'externalRef.source': { from: source },
  };
  for (const [field, from] of chosen) {
    fields[field] = { ...base?.fields?.[field], from };
  }
  return {
    ...base,
    type: { from: type },
    timeZone,
    timeFormats: [
      ...(timeFormat ? [timeFormat] : []),
      ...(base?.timeFormats ?? []),
    ],
    fields,
  };
}

/** What a file is taken for before anybody says so. */
export function firstChoice(
  columns: readonly string[],
  source: string,
): ColumnChoice {
  return {
    type: recordTypes[0],
    source,
    timeZone: 'UTC',
    timeFormat: '',
    fields: suggestFields(recordTypes[0], columns),
  };
}
