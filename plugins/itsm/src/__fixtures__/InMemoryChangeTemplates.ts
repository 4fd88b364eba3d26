import type {
  ChangeTemplate,
  ChangeTemplatePage,
  ChangeTemplatesApi,
  DecideTemplateRequest,
  ProposeTemplateRequest,
  TemplateListRequest,
  UpdateTemplateRequest,
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

/** Templates that behave as the backend's do, for tests and development. */
export class InMemoryChangeTemplates implements ChangeTemplatesApi {
  readonly #userRef: string;
  templates: ChangeTemplate[];

  constructor(options: { userRef: string; templates?: ChangeTemplate[] }) {
    this.#userRef = options.userRef;
    this.templates = options.templates ?? [];
  }

  async list(request: TemplateListRequest = {}): Promise<ChangeTemplatePage> {
    const { state } = request;
    return {
      items: this.templates.filter(
        template => !state || template.state === state,
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
    return this.#add({
      ...changeTemplate(),
      id: `template-${this.templates.length + 1}`,
      version: 1,
      name: request.name,
      fields: request.fields as ChangeTemplate['fields'],
      fixed: request.fixed ?? [],
      fromChange: request.fromChange,
    });
  }

  async update(
    id: string,
    request: UpdateTemplateRequest,
  ): Promise<ChangeTemplate> {
    const [last] = (await this.versions(id)).items;
    const fields = Object.fromEntries(
      Object.entries({ ...last.fields, ...request.fields }).filter(
        ([, value]) => value !== null,
      ),
    ) as ChangeTemplate['fields'];
    const fixed = request.fixed ?? last.fixed;
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
    return this.#add({
      ...last,
      version: last.version + 1,
      name: request.name ?? last.name,
      fields,
      fixed,
    });
  }

  async decide(
    id: string,
    request: DecideTemplateRequest,
  ): Promise<ChangeTemplate> {
    const states = {
      approve: 'approved',
      decline: 'declined',
      retire: 'retired',
    } as const;
    const state = states[request.decision];
    this.templates = this.templates.map(template =>
      template.id === id && template.version === request.version
        ? {
            ...template,
            state,
            usable: state === 'approved',
            reason: request.reason,
            decidedBy: this.#userRef,
            decidedAt: '2026-11-21T10:00:00.000Z',
          }
        : template,
    );
    const { items } = await this.versions(id);
    return items.find(({ version }) => version === request.version)!;
  }

  #add(template: ChangeTemplate): ChangeTemplate {
    const proposed: ChangeTemplate = {
      ...template,
      state: 'proposed',
      usable: false,
      proposedBy: this.#userRef,
    };
    this.templates = [...this.templates, proposed];
    return proposed;
  }
}
