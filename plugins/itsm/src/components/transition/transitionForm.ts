import type {
  DescribedRequirement,
  DescribedTransition,
  LinkRelation,
  RecordLink,
  RecordType,
} from 'backstage-plugin-itsm-common';

/** What was entered for a transition. */
export interface TransitionInput {
  fields: Record<string, unknown>;
  comment: string;
  /** By the position of the requirement that asks for it. */
  links: Record<number, { relation: LinkRelation; target: string } | undefined>;
}

/** A transition as it is sent. */
export interface TransitionRequest {
  to: string;
  comment?: string;
  links?: { relation: LinkRelation; target: string }[];
  [field: string]: unknown;
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    (typeof value === 'string' && value.trim() === '')
  );
}

/** Whether a requirement holds for what is entered so far. */
export function applies(
  requirement: DescribedRequirement,
  input: TransitionInput,
  record: Readonly<Record<string, unknown>>,
): boolean {
  const { when } = requirement;
  if (!when) {
    return true;
  }
  const value = Object.hasOwn(input.fields, when.field)
    ? input.fields[when.field]
    : record[when.field];
  return when.in.includes(value as string | boolean);
}

/** The links that already do what a requirement asks for. */
export function fulfillingLinks(
  requirement: DescribedRequirement,
  links: readonly RecordLink[],
): RecordLink[] {
  return links.filter(
    ({ relation, target }) =>
      target &&
      (!requirement.relations || requirement.relations.includes(relation)) &&
      (!requirement.targetType || requirement.targetType === target.type) &&
      (!requirement.knownError || target.knownError),
  );
}

/** What the form starts with: what the record has of the fields asked for. */
export function initialInput(
  transition: DescribedTransition,
  record: Readonly<Record<string, unknown>>,
): TransitionInput {
  const fields: TransitionInput['fields'] = {};
  for (const { kind, field } of transition.requires) {
    if (kind === 'field' && field && !isEmpty(record[field])) {
      fields[field] = record[field];
    }
  }
  return { fields, comment: '', links: {} };
}

/** The requirements that the form has to show, with their positions. */
export function shownRequirements(
  transition: DescribedTransition,
  input: TransitionInput,
  record: Readonly<Record<string, unknown>>,
): { requirement: DescribedRequirement; position: number }[] {
  return transition.requires
    .map((requirement, position) => ({ requirement, position }))
    .filter(
      ({ requirement }) =>
        applies(requirement, input, record) &&
        // A fact can only be mended in a form by the field that makes up for it.
        (requirement.kind !== 'fact' ||
          (requirement.field && !requirement.met)),
    );
}

/** The requirements among those shown that nothing was entered for yet. */
export function missingPositions(
  shown: ReturnType<typeof shownRequirements>,
  input: TransitionInput,
  links: readonly RecordLink[],
): number[] {
  return shown
    .filter(({ requirement, position }) => {
      switch (requirement.kind) {
        case 'comment':
          return isEmpty(input.comment);
        case 'link':
          return (
            !input.links[position] &&
            fulfillingLinks(requirement, links).length === 0
          );
        default:
          return (
            !requirement.optional && isEmpty(input.fields[requirement.field!])
          );
      }
    })
    .map(({ position }) => position);
}

/** What to send. What a hidden field was filled with doesn't count. */
export function toTransitionRequest(
  transition: DescribedTransition,
  shown: ReturnType<typeof shownRequirements>,
  input: TransitionInput,
): TransitionRequest {
  const request: TransitionRequest = { to: transition.to };
  const links: NonNullable<TransitionRequest['links']> = [];
  for (const { requirement, position } of shown) {
    const { field } = requirement;
    if (requirement.kind === 'link') {
      const link = input.links[position];
      if (link) {
        links.push(link);
      }
    } else if (field && !isEmpty(input.fields[field])) {
      request[field] = input.fields[field];
    }
  }
  if (links.length > 0) {
    request.links = links;
  }
  if (!isEmpty(input.comment)) {
    request.comment = input.comment;
  }
  return request;
}

/** The relation by which a link is made unless another one is chosen. */
const usualRelations: Record<RecordType, readonly LinkRelation[]> = {
  incident: ['incidents', 'related'],
  change: ['fixed_by', 'related'],
  problem: ['problem', 'related'],
};

/** The relation to make a link by that a requirement asks for. */
export function relationFor(
  requirement: DescribedRequirement,
  type: RecordType,
  target: RecordType,
): LinkRelation {
  if (requirement.relations?.length) {
    return requirement.relations[0];
  }
  const [usual, otherwise] = usualRelations[target];
  return type === target ? otherwise : usual;
}
