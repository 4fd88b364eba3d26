import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  ChangeTemplate,
  ChangeTemplatePage,
  CreateChange,
  DecideTemplate,
  ProposeTemplate,
  TemplateField,
  TemplateFields,
  TemplateQuery,
  UpdateTemplate,
} from 'backstage-plugin-itsm-common';
import { randomUUID } from 'crypto';
import { Knex } from 'knex';
import { Access } from '../records/access';
import { decodeCursor, encodeCursor } from '../records/cursor';
import {
  checkConfiguredValues,
  FieldValues,
  resolveRefs,
} from '../records/fieldRules';
import { FieldsError } from '../records/RecordDraft';
import { isPostgres } from '../records/openDatabase';
import { isUuid } from '../records/rows';
import { Catalog } from '../catalog/Catalog';
import { CompleteRequest } from './changeFields';
import { readChange } from './readChange';
import { edited, fieldsOf, fromTemplate } from './templateFields';
import { TemplateRow, templateVersions, toTemplate } from './templateRows';

interface ChangeTemplatesOptions {
  knex: Knex;
  catalog: Catalog;
  values: FieldValues;
  clock: () => Date;
}

const order = { by: 'proposedAt', order: 'desc' } as const;

/** Standard changes: pre-approved ways of doing what was done well before. */
export class ChangeTemplates {
  readonly #options: ChangeTemplatesOptions;

  static create(options: ChangeTemplatesOptions) {
    return new ChangeTemplates(options);
  }

  private constructor(options: ChangeTemplatesOptions) {
    this.#options = options;
  }

  /**
   * Templates, those proposed last first: the last version of each, and the one
   * in use if that is another.
   */
  async list(query: TemplateQuery): Promise<ChangeTemplatePage> {
    const { knex } = this.#options;
    const { state, entityRef, limit, cursor } = query;
    const rows = knex<TemplateRow>('change_templates')
      .where(current =>
        current
          .where({ state: 'approved' })
          .orWhereNotExists(
            knex('change_templates as later')
              .whereRaw('later.template_id = change_templates.template_id')
              .whereRaw('later.version > change_templates.version')
              .select(knex.raw('1')),
          ),
      )
      .orderBy([
        { column: 'proposed_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit + 1);
    if (state) {
      rows.where({ state });
    }
    if (entityRef) {
      rows.where(any =>
        any.where({ entity_ref: entityRef }).orWhereNull('entity_ref'),
      );
    }
    if (cursor) {
      const { value, id } = decodeCursor(cursor, order);
      rows.whereRaw('(proposed_at, id) < (cast(? as bigint), ?)', [value, id]);
    }
    const found: TemplateRow[] = await rows;
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map(toTemplate),
      pageInfo:
        found.length > limit && last
          ? {
              nextCursor: encodeCursor({
                ...order,
                value: Number(last.proposed_at),
                id: last.id,
                back: false,
              }),
            }
          : {},
    };
  }

  /** All versions of a template, the newest first. */
  async versions(id: string): Promise<{ items: ChangeTemplate[] }> {
    const rows = await this.#versions(this.#options.knex, id);
    return { items: rows.map(toTemplate) };
  }

  /** Proposes a template from a change that went well. */
  async propose(
    request: ProposeTemplate,
    access: Access,
  ): Promise<ChangeTemplate> {
    const { knex } = this.#options;
    const { name, fromChange, fields, fixed } = request;
    const change = await readChange(knex, fromChange, access);
    if (!access.types.change.create) {
      throw new NotAllowedError(`${access.actor} may not propose templates.`);
    }
    if (change.state !== 'closed' || change.closeCode !== 'successful') {
      throw new ConflictError(
        `${change.number} isn't closed as successful: a template is made from what was done well.`,
      );
    }
    if (change.visibility !== 'open') {
      throw new ConflictError(
        `${change.number} is restricted, and a template is for everybody to read.`,
      );
    }
    const all = edited(fieldsOf(change), fields);
    await this.#check(all, fixed, access);
    return this.#insert(knex, {
      template_id: randomUUID(),
      version: 1,
      name,
      fields: all,
      fixed,
      from_change: change.number,
      access,
    });
  }

  /** Proposes the next version. */
  async update(
    id: string,
    request: UpdateTemplate,
    access: Access,
  ): Promise<ChangeTemplate> {
    const { knex } = this.#options;
    const [seen] = await this.#versions(knex, id);
    this.#demandManager(access, seen.proposed_by);
    const before = toTemplate(seen);
    const fields = edited(before.fields as TemplateFields, request.fields);
    const fixed = request.fixed ?? before.fixed;
    await this.#check(fields, fixed, access);
    return knex.transaction(async trx => {
      const last = await this.#lockLast(trx, id, request.version);
      if (last.state === 'proposed') {
        await this.#end(trx, last, 'declined', {
          access,
          reason: `Replaced by version ${Number(last.version) + 1}`,
        });
      }
      return this.#insert(trx, {
        template_id: last.template_id,
        version: Number(last.version) + 1,
        name: request.name ?? last.name,
        fields,
        fixed,
        from_change: last.from_change,
        access,
      });
    });
  }

  /** Approves or declines what is proposed, or retires what is in use. */
  async decide(
    id: string,
    { decision, version, reason }: DecideTemplate,
    access: Access,
  ): Promise<ChangeTemplate> {
    const { knex } = this.#options;
    await this.#versions(knex, id);
    this.#demandManager(access);
    return knex.transaction(async trx => {
      const versions = await this.#versions(trx, id, true);
      const row = versions.find(each => Number(each.version) === version);
      if (!row) {
        throw new NotFoundError(`The template has no version ${version}.`);
      }
      const expected = decision === 'retire' ? 'approved' : 'proposed';
      if (row.state !== expected) {
        throw new ConflictError(
          `Version ${version} of '${row.name}' is ${row.state}, not ${expected}.`,
        );
      }
      if (decision !== 'approve') {
        const state = decision === 'retire' ? 'retired' : 'declined';
        return this.#end(trx, row, state, { access, reason });
      }
      if (row.proposed_by === access.actor) {
        throw new NotAllowedError(
          `${access.actor} proposed version ${version} of '${row.name}' and can't approve it. Have another change manager decide.`,
        );
      }
      for (const other of versions.filter(each => each.state === 'approved')) {
        await this.#end(trx, other, 'retired', {
          access,
          reason: `Replaced by version ${version}`,
        });
      }
      return this.#end(trx, row, 'approved', { access, reason });
    });
  }

  /**
   * A request with what its template says, if it is made from one.
   * @throws FieldsError if there is no such template in use, or if the request
   * says something else of what it fixes
   */
  async apply(request: CreateChange): Promise<CompleteRequest> {
    const said = Object.entries(await this.#filledIn(request)).filter(
      // What is said to be empty was left out, once the template has been read.
      ([, value]) => value !== undefined && value !== null,
    );
    return {
      description: '',
      affectedEntityRefs: [],
      ...Object.fromEntries(said),
    } as unknown as CompleteRequest;
  }

  async #filledIn(
    request: CreateChange,
  ): Promise<CreateChange & { templateVersion?: number }> {
    const { template } = request;
    if (template === undefined) {
      return request;
    }
    const row = isUuid(template)
      ? await this.#options
          .knex<TemplateRow>('change_templates')
          .where({ template_id: template.toLowerCase(), state: 'approved' })
          .first()
      : undefined;
    if (!row) {
      throw new FieldsError([
        {
          field: 'template',
          message: `there is no approved template ${template}`,
        },
      ]);
    }
    const { fields, fixed, version, name } = toTemplate(row);
    return {
      ...fromTemplate(request, {
        name,
        fields: fields as TemplateFields,
        fixed,
      }),
      template: row.template_id,
      templateVersion: version,
    };
  }

  async #versions(
    knex: Knex,
    id: string,
    lock = false,
  ): Promise<TemplateRow[]> {
    if (lock && isPostgres(knex)) {
      await knex('change_templates')
        .where({ template_id: id.toLowerCase() })
        .orderBy('version')
        .select('id')
        .forUpdate();
    }
    const rows = isUuid(id)
      ? await templateVersions(knex, id.toLowerCase())
      : [];
    if (rows.length === 0) {
      throw new NotFoundError(`There is no change template ${id}.`);
    }
    return rows;
  }

  async #lockLast(
    trx: Knex.Transaction,
    id: string,
    version: number,
  ): Promise<TemplateRow> {
    const [last] = await this.#versions(trx, id, true);
    if (Number(last.version) !== version) {
      throw new ConflictError(
        `'${last.name}' has changed: you have version ${version}, its last is version ${last.version}. Load it again and repeat your change.`,
      );
    }
    return last;
  }

  #demandManager(access: Access, orWho?: string) {
    if (!access.manageTemplates && access.actor !== orWho) {
      throw new NotAllowedError(
        `${access.actor} may not decide on change templates; change managers may.`,
      );
    }
  }

  async #check(
    fields: TemplateFields,
    fixed: readonly TemplateField[],
    access: Access,
  ) {
    const { catalog, values } = this.#options;
    checkConfiguredValues(values, fields);
    await resolveRefs(catalog, fields, access);
    const without = fixed.filter(field => fields[field] === undefined);
    if (without.length > 0) {
      throw new FieldsError(
        without.map(field => ({
          field: `fields.${field}`,
          message: 'is required, as it is fixed',
        })),
      );
    }
  }

  async #insert(
    knex: Knex,
    {
      access,
      fields,
      fixed,
      ...row
    }: Pick<TemplateRow, 'template_id' | 'version' | 'name' | 'from_change'> & {
      fields: TemplateFields;
      fixed: readonly TemplateField[];
      access: Access;
    },
  ): Promise<ChangeTemplate> {
    const proposed: TemplateRow = {
      ...row,
      id: randomUUID(),
      state: 'proposed',
      fields: JSON.stringify(fields),
      fixed: JSON.stringify(fixed),
      entity_ref: fields.entityRef ?? null,
      proposed_by: access.actor,
      proposed_at: this.#options.clock().getTime(),
      decided_by: null,
      decided_at: null,
      reason: null,
      used: 0,
      failed: 0,
    };
    await knex('change_templates').insert(proposed);
    return toTemplate(proposed);
  }

  async #end(
    trx: Knex.Transaction,
    row: TemplateRow,
    state: TemplateRow['state'],
    { access, reason }: { access: Access; reason?: string },
  ): Promise<ChangeTemplate> {
    const decided = {
      state,
      decided_by: access.actor,
      decided_at: this.#options.clock().getTime(),
      reason: reason ?? null,
    };
    await trx('change_templates').where({ id: row.id }).update(decided);
    return toTemplate({ ...row, ...decided });
  }
}
