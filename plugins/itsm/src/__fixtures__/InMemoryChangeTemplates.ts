import {
  type Change,
  type ChangesApi,
  type ChangeTemplate,
  type ChangeTemplatePage,
  type ChangeTemplatesApi,
  type DecideTemplateRequest,
  type ProposeTemplateRequest,
  type TemplateField,
  type TemplateFieldEdits,
  templateFieldNames,
  type TemplateListRequest,
  type UpdateTemplateRequest,
} from 'backstage-plugin-itsm-common';
import { refusal } from './refusals';

/** A template that is in use. */
export function changeTemplate(
  changes: Partial<ChangeTemplate> = {},
): ChangeTemplate {
  const { state = 'approved' } = changes;
  return {
    id: 'template-1',
    version: 1,
    name: 'Restart the payment service',
    state,
    fields: {
      title: 'Restart payment',
      entityRef: 'component:default/payment',
      testPlan: 'Buy something',
      justification: 'It leaks',
    },
    fixed: ['entityRef', 'testPlan'],
    fromChange: 'CHG-7',
    proposedBy: 'user:default/mara',
    proposedAt: '2026-11-20T10:00:00.000Z',
    used: 0,
    failed: 0,
    usable: state === 'approved',
    ...changes,
  };
}

type Fields = ChangeTemplate['fields'];

/* What a change says in the fields of a template. */
function fieldsOf(change: Change): TemplateFieldEdits {
  const refs = (role: string) =>
    change.entities
      .filter(link => link.role === role)
      .map(link => link.entityRef);
  const said: Partial<Record<TemplateField, unknown>> = {
    ...change,
    entityRef: refs('primary')[0],
    affectedEntityRefs: refs('affected').sort(),
  };
  return Object.fromEntries(
    templateFieldNames
      .map(field => [field, said[field]] as const)
      .filter(([, value]) => value !== undefined),
  );
}

/* The fields with what is said anew of them; those that lack are refused. */
async function edited(
  before: TemplateFieldEdits,
  edits: TemplateFieldEdits | undefined,
  fixed: readonly TemplateField[],
): Promise<Fields> {
  const fields = Object.fromEntries(
    Object.entries({ ...before, ...edits }).filter(
      ([, value]) => value !== null && value !== '',
    ),
  ) as Fields;
  const lacks = fixed.filter(field => fields[field] === undefined);
  if (lacks.length > 0) {
    throw await refusal(
      400,
      'It says too little',
      lacks.map(field => ({
        field: `fields.${field}`,
        message: 'is required, as it is fixed',
      })),
    );
  }
  return fields;
}

/** Templates that behave as the backend's do, for tests and development. */
export class InMemoryChangeTemplates implements ChangeTemplatesApi {
  readonly #userRef: string;
  readonly #changes?: Pick<ChangesApi, 'get'>;
  templates: ChangeTemplate[];

  constructor(options: {
    userRef: string;
    templates?: ChangeTemplate[];
    /** Those that templates are proposed from. */
    changes?: Pick<ChangesApi, 'get'>;
  }) {
    this.#userRef = options.userRef;
    this.#changes = options.changes;
    this.templates = options.templates ?? [];
  }

  async list(request: TemplateListRequest = {}): Promise<ChangeTemplatePage> {
    const { state, entityRef } = request;
    const isLast = ({ id, version }: ChangeTemplate) =>
      !this.templates.some(other => other.id === id && other.version > version);
    return {
      items: this.templates.filter(
        template =>
          (template.state === 'approved' || isLast(template)) &&
          (!state || template.state === state) &&
          (!entityRef ||
            (template.fields.entityRef ?? entityRef) === entityRef),
      ),
      pageInfo: {},
    };
  }

  async versions(id: string): Promise<{ items: ChangeTemplate[] }> {
    const items = this.templates
      .filter(template => template.id === id)
      .sort((one, other) => other.version - one.version);
    if (items.length === 0) {
      throw await refusal(404, `There is no change template ${id}.`);
    }
    return { items };
  }

  async propose(request: ProposeTemplateRequest): Promise<ChangeTemplate> {
    const { name, fromChange, fields, fixed = [] } = request;
    const change = await this.#changes?.get(fromChange);
    if (!change) {
      throw await refusal(404, `There is no change ${fromChange}.`);
    }
    if (change.closeCode !== 'successful') {
      throw await refusal(409, `${fromChange} isn't closed as successful.`);
    }
    return this.#add({
      id: `template-${this.templates.length + 1}`,
      version: 1,
      name,
      fields: await edited(fieldsOf(change), fields, fixed),
      fixed,
      fromChange,
    });
  }

  async update(
    id: string,
    request: UpdateTemplateRequest,
  ): Promise<ChangeTemplate> {
    const [last] = (await this.versions(id)).items;
    const { name, fixed, fromChange } = { ...last, ...request };
    const fields = await edited(last.fields, request.fields, fixed);
    if (request.version !== last.version) {
      throw await refusal(409, `'${last.name}' has changed.`);
    }
    const version = last.version + 1;
    if (last.state === 'proposed') {
      this.#end(last, 'declined', `Replaced by version ${version}`);
    }
    return this.#add({ id, version, name, fields, fixed, fromChange });
  }

  async decide(
    id: string,
    request: DecideTemplateRequest,
  ): Promise<ChangeTemplate> {
    const { decision, version, reason } = request;
    const { items } = await this.versions(id);
    const decided = items.find(each => each.version === version);
    const expected = decision === 'retire' ? 'approved' : 'proposed';
    if (decided?.state !== expected) {
      throw await refusal(409, `Version ${version} isn't ${expected}.`);
    }
    if (decision !== 'approve') {
      const state = decision === 'retire' ? 'retired' : 'declined';
      return this.#end(decided, state, reason);
    }
    if (decided.proposedBy === this.#userRef) {
      throw await refusal(403, 'Have another change manager decide.');
    }
    for (const other of items.filter(({ state }) => state === 'approved')) {
      this.#end(other, 'retired', `Replaced by version ${version}`);
    }
    return this.#end(decided, 'approved', reason);
  }

  #end(
    { id, version }: ChangeTemplate,
    state: ChangeTemplate['state'],
    reason?: string,
  ): ChangeTemplate {
    const at = this.templates.findIndex(
      each => each.id === id && each.version === version,
    );
    const decided: ChangeTemplate = {
      ...this.templates[at],
      state,
      usable: state === 'approved',
      reason,
      decidedBy: this.#userRef,
      decidedAt: '2026-11-21T10:00:00.000Z',
    };
    this.templates = this.templates.map((each, index) =>
      index === at ? decided : each,
    );
    return decided;
  }

  #add(
    template: Pick<
      ChangeTemplate,
      'id' | 'version' | 'name' | 'fields' | 'fixed' | 'fromChange'
    >,
  ): ChangeTemplate {
    const proposed: ChangeTemplate = {
      ...template,
      state: 'proposed',
      usable: false,
      proposedBy: this.#userRef,
      proposedAt: '2026-11-21T09:00:00.000Z',
      used: 0,
      failed: 0,
    };
    this.templates = [...this.templates, proposed];
    return proposed;
  }
}
