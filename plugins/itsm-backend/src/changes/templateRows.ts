import {
  ChangeTemplate,
  TemplateField,
  TemplateFields,
  TemplateState,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { StoredRecord } from '../records/rows';

/** A version of a template as it is stored. */
export interface TemplateRow {
  id: string;
  template_id: string;
  version: number;
  name: string;
  state: TemplateState;
  fields: string;
  fixed: string;
  entity_ref: string | null;
  from_change: string;
  proposed_by: string;
  proposed_at: number | string;
  decided_by: string | null;
  decided_at: number | string | null;
  reason: string | null;
  used: number;
  failed: number;
}

const iso = (time: number | string) => new Date(Number(time)).toISOString();

/** A version of a template as the API answers it. */
export function toTemplate(row: TemplateRow): ChangeTemplate {
  return {
    id: row.template_id,
    version: Number(row.version),
    name: row.name,
    state: row.state,
    fields: JSON.parse(row.fields) as TemplateFields,
    fixed: JSON.parse(row.fixed) as TemplateField[],
    fromChange: row.from_change,
    proposedBy: row.proposed_by,
    proposedAt: iso(row.proposed_at),
    ...(row.decided_by ? { decidedBy: row.decided_by } : {}),
    ...(row.decided_at ? { decidedAt: iso(row.decided_at) } : {}),
    ...(row.reason ? { reason: row.reason } : {}),
    used: Number(row.used),
    failed: Number(row.failed),
    usable: row.state === 'approved',
  };
}

/** The versions of a template, the newest first. */
export async function templateVersions(
  knex: Knex,
  templateId: string,
): Promise<TemplateRow[]> {
  return knex<TemplateRow>('change_templates')
    .where({ template_id: templateId })
    .orderBy('version', 'desc')
    .limit(1000);
}

/** The version of a template that a change was made from. */
export async function templateOf(
  knex: Knex,
  { template, templateVersion }: StoredRecord,
): Promise<TemplateRow | undefined> {
  return template === undefined
    ? undefined
    : knex<TemplateRow>('change_templates')
        .where({
          template_id: template as string,
          version: templateVersion as number,
        })
        .first();
}
