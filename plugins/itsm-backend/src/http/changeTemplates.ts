import {
  changeTemplatePageSchema,
  changeTemplateSchema,
  decideTemplateSchema,
  proposeTemplateSchema,
  templateQuerySchema,
  updateTemplateSchema,
} from 'backstage-plugin-itsm-common';
import { z } from 'zod';
import { ChangeTemplates } from '../changes/ChangeTemplates';
import { defineRoute, Route } from './Route';

/** What the routes of templates call. */
export interface TemplateServices {
  templates: Pick<
    ChangeTemplates,
    'list' | 'versions' | 'propose' | 'update' | 'decide'
  >;
}

const tag = 'change-templates';
const params = z.strictObject({ id: z.string().max(50) });
const answer = {
  description: 'The version of the template',
  schema: changeTemplateSchema,
};

/** The routes of standard change templates. */
export function templateRoutes({ templates }: TemplateServices): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/change-templates',
      operationId: 'listChangeTemplates',
      summary:
        'Lists standard change templates: the last version of each, and the one in use',
      tag,
      query: templateQuerySchema,
      answer: {
        status: 200,
        description: 'A page',
        schema: changeTemplatePageSchema,
      },
      handle: ({ query }) => templates.list(query),
    }),
    defineRoute({
      method: 'post',
      path: '/change-templates',
      operationId: 'proposeChangeTemplate',
      summary: 'Proposes a template from a change that was successful',
      tag,
      body: proposeTemplateSchema,
      answer: { status: 201, ...answer },
      audit: { eventId: 'change-template-propose', severityLevel: 'medium' },
      handle: ({ body, access }) => templates.propose(body, access),
    }),
    defineRoute({
      method: 'get',
      path: '/change-templates/{id}',
      operationId: 'listChangeTemplateVersions',
      summary: 'Reads all versions of a template, the newest first',
      tag,
      params,
      answer: {
        status: 200,
        description: 'The versions',
        schema: z.object({ items: z.array(changeTemplateSchema) }),
      },
      handle: ({ params: { id } }) => templates.versions(id),
    }),
    defineRoute({
      method: 'patch',
      path: '/change-templates/{id}',
      operationId: 'updateChangeTemplate',
      summary: 'Proposes the next version of a template',
      tag,
      params,
      body: updateTemplateSchema,
      answer: { status: 200, ...answer },
      audit: { eventId: 'change-template-update', severityLevel: 'medium' },
      handle: ({ params: { id }, body, access }) =>
        templates.update(id, body, access),
    }),
    defineRoute({
      method: 'post',
      path: '/change-templates/{id}/decision',
      operationId: 'decideChangeTemplate',
      summary: 'Approves or declines a proposed version, or retires a template',
      tag,
      params,
      body: decideTemplateSchema,
      answer: { status: 200, ...answer },
      audit: { eventId: 'change-template-decide', severityLevel: 'high' },
      handle: ({ params: { id }, body, access }) =>
        templates.decide(id, body, access),
    }),
  ];
}
