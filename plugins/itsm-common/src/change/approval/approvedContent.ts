import { FieldChange } from '../../record/activity';
import { RiskLevel } from '../risk/riskSchema';

/**
 * What is looked at in a change to tell what was approved.
 * @public
 */
export interface ApprovableChange {
  model: string;
  entities: readonly { entityRef: string; role: string }[];
  environment?: string;
  category?: string;
  plannedStart?: string;
  plannedEnd?: string;
  implementationPlan?: string;
  testPlan?: string;
  backoutPlan?: string;
  riskLevel?: RiskLevel;
}

/**
 * What an approval is given for: what is changed and where, when, how, and at
 * what risk. The title, people, comments and tasks aren't part of it.
 * @public
 */
export interface ApprovedContent {
  model: string;
  primaryEntity?: string;
  affectedEntities: string[];
  environment?: string;
  category?: string;
  plannedStart?: string;
  plannedEnd?: string;
  implementationPlan?: string;
  testPlan?: string;
  backoutPlan?: string;
  riskLevel?: RiskLevel;
}

/* Forms and editors change line ends and blanks at the end of their own accord. */
function plan(text: string | undefined): string | undefined {
  return text?.replace(/\r\n?/g, '\n').trimEnd() || undefined;
}

function instant(text: string | undefined): string | undefined {
  return text && new Date(text).toISOString();
}

/**
 * The part of a change that approvals are bound to, in one form whatever way
 * it was written. A change of any of it is a material one.
 * @public
 */
export function approvedContent(change: ApprovableChange): ApprovedContent {
  const refs = (role: string) =>
    change.entities
      .filter(entity => entity.role === role)
      .map(({ entityRef }) => entityRef);
  return {
    model: change.model,
    primaryEntity: refs('primary')[0],
    affectedEntities: [...new Set(refs('affected'))].sort(),
    environment: change.environment,
    category: change.category,
    plannedStart: instant(change.plannedStart),
    plannedEnd: instant(change.plannedEnd),
    implementationPlan: plan(change.implementationPlan),
    testPlan: plan(change.testPlan),
    backoutPlan: plan(change.backoutPlan),
    riskLevel: change.riskLevel,
  };
}

const fields = [
  'model',
  'primaryEntity',
  'affectedEntities',
  'environment',
  'category',
  'plannedStart',
  'plannedEnd',
  'implementationPlan',
  'testPlan',
  'backoutPlan',
  'riskLevel',
] as const satisfies readonly (keyof ApprovedContent)[];

/**
 * The approved content as one text, to be hashed: the same for the same
 * content, another for any other. Fields come in a fixed order and say that
 * they are missing, so nothing can move from one to the next.
 * @public
 */
export function approvedContentText(content: ApprovedContent): string {
  return JSON.stringify(fields.map(field => [field, content[field] ?? false]));
}

/**
 * What was changed of what had been approved; nothing, if the approvals still
 * hold.
 * @public
 */
export function differenceInApproved(
  before: ApprovedContent,
  after: ApprovedContent,
): FieldChange[] {
  return fields
    .filter(
      field => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
    )
    .map(field => ({ field, from: before[field], to: after[field] }));
}
