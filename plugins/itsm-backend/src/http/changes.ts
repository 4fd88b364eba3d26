import {
  approvalSchema,
  changeImpactSchema,
  changeListQuerySchema,
  changePageSchema,
  changeReviewRequestSchema,
  changeRiskSchema,
  changeSchema,
  createChangeSchema,
  createDelegationSchema,
  decisionRequestSchema,
  myApprovalsSchema,
  storedDelegationSchema,
  suspectsQuerySchema,
  suspectsSchema,
  transitionChangeSchema,
  updateChangeSchema,
} from 'backstage-plugin-itsm-common';
import { z } from 'zod';
import { Catalog } from '../catalog/Catalog';
import { Approvals } from '../changes/Approvals';
import { ChangeAnalysis } from '../changes/ChangeAnalysis';
import { Changes } from '../changes/Changes';
import { Delegations } from '../changes/Delegations';
import { Reviews } from '../changes/Reviews';
import { SuspectChanges } from '../changes/SuspectChanges';
import { templateRoutes, TemplateServices } from './changeTemplates';
import { recordParams } from './recordParams';
import { recordRoutes } from './recordRoutes';
import { defineRoute, Route } from './Route';

/** What the routes of changes call. */
export interface ChangeServices extends TemplateServices {
  changes: Changes;
  approvals: Pick<Approvals, 'list' | 'mine' | 'decide'>;
  analysis: Pick<ChangeAnalysis, 'impact' | 'risk'>;
  reviews: Pick<Reviews, 'write'>;
  delegations: Pick<Delegations, 'list' | 'create' | 'end'>;
  suspects: Pick<SuspectChanges, 'of'>;
}

const change = { description: 'The change', schema: changeSchema };

function ownRoutes(services: ChangeServices): Route[] {
  const { approvals, analysis, reviews } = services;
  return [
    defineRoute({
      method: 'get',
      path: '/changes/{key}/impact',
      operationId: 'getChangeImpact',
      summary:
        'Reads what the change touched when it was submitted, and what it touches now',
      tag: 'changes',
      params: recordParams,
      answer: {
        status: 200,
        description: 'Both, and how they differ',
        schema: changeImpactSchema,
      },
      handle: ({ params: { key }, access }) => analysis.impact(key, access),
    }),
    defineRoute({
      method: 'get',
      path: '/changes/{key}/risk',
      operationId: 'getChangeRisk',
      summary: 'Reads how risky the change is, and why',
      tag: 'changes',
      params: recordParams,
      answer: {
        status: 200,
        description: 'The risk, with all that it was computed from',
        schema: changeRiskSchema,
      },
      handle: ({ params: { key }, access }) => analysis.risk(key, access),
    }),
    defineRoute({
      method: 'get',
      path: '/changes/{key}/approvals',
      operationId: 'listChangeApprovals',
      summary: 'Lists all approvals that were ever asked for, newest first',
      tag: 'changes',
      params: recordParams,
      answer: {
        status: 200,
        description: 'The approvals',
        schema: z.array(approvalSchema),
      },
      handle: ({ params: { key }, access }) => approvals.list(key, access),
    }),
    defineRoute({
      method: 'post',
      path: '/changes/{key}/approvals/{approval}/decision',
      operationId: 'decideChangeApproval',
      summary: 'Decides an approval that awaits the caller',
      tag: 'changes',
      params: recordParams.extend({ approval: z.string().max(50) }),
      body: decisionRequestSchema,
      answer: { status: 200, ...change },
      audit: {
        eventId: 'change-decision',
        severityLevel: 'high',
        meta: ({ number, version, state }) => ({ number, version, state }),
      },
      handle: ({ params: { key, approval }, body, access }) =>
        approvals.decide(key, approval, body, access),
    }),
    defineRoute({
      method: 'post',
      path: '/changes/{key}/review',
      operationId: 'reviewChange',
      summary: 'Writes the post-implementation review',
      tag: 'changes',
      params: recordParams,
      body: changeReviewRequestSchema,
      answer: { status: 200, ...change },
      audit: { eventId: 'change-review', severityLevel: 'medium' },
      handle: ({ params: { key }, body, access }) =>
        reviews.write(key, body, access),
    }),
  ];
}

function delegationRoutes({
  delegations,
}: Pick<ChangeServices, 'delegations'>): Route[] {
  const tag = 'approvals';
  return [
    defineRoute({
      method: 'get',
      path: '/delegations',
      operationId: 'listDelegations',
      summary:
        'Lists who decides in whose place, as far as it concerns the caller',
      tag,
      answer: {
        status: 200,
        description: 'Those that are on or to come',
        schema: z.object({ items: z.array(storedDelegationSchema) }),
      },
      handle: ({ access }) => delegations.list(access),
    }),
    defineRoute({
      method: 'post',
      path: '/delegations',
      operationId: 'createDelegation',
      summary: 'Names a delegate for a time',
      tag,
      body: createDelegationSchema,
      answer: {
        status: 201,
        description: 'The delegation',
        schema: storedDelegationSchema,
      },
      audit: { eventId: 'delegation-create', severityLevel: 'high' },
      handle: ({ body, access }) => delegations.create(body, access),
    }),
    defineRoute({
      method: 'delete',
      path: '/delegations/{id}',
      operationId: 'endDelegation',
      summary: 'Ends a delegation now',
      tag,
      params: z.object({ id: z.string().max(50) }),
      answer: { status: 204, description: 'It has ended' },
      audit: { eventId: 'delegation-end', severityLevel: 'high' },
      handle: ({ params: { id }, access }) => delegations.end(id, access),
    }),
  ];
}

/** The routes of changes and of their approvals. */
export function changeRoutes(
  services: ChangeServices,
  catalog: Catalog,
): Route[] {
  return [
    ...recordRoutes({
      type: 'change',
      service: services.changes,
      catalog,
      schemas: {
        record: changeSchema,
        page: changePageSchema,
        create: createChangeSchema,
        update: updateChangeSchema,
        transition: transitionChangeSchema,
        query: changeListQuerySchema,
      },
    }),
    ...ownRoutes(services),
    defineRoute({
      method: 'get',
      path: '/approvals',
      operationId: 'listMyApprovals',
      summary: 'Lists the approvals that await the caller',
      tag: 'approvals',
      answer: {
        status: 200,
        description: 'Those of the changes that begin first, a hundred at most',
        schema: myApprovalsSchema,
      },
      handle: ({ access }) => services.approvals.mine(access),
    }),
    defineRoute({
      method: 'get',
      path: '/incidents/{key}/suspects',
      operationId: 'listSuspectChanges',
      summary: 'Lists the changes that may have caused an incident',
      tag: 'incidents',
      params: recordParams,
      query: suspectsQuerySchema,
      answer: {
        status: 200,
        description: 'The most suspect first, each with the reasons',
        schema: suspectsSchema,
      },
      handle: ({ params: { key }, query, access }) =>
        services.suspects.of(key, query, access),
    }),
    ...delegationRoutes(services),
    ...templateRoutes(services),
  ];
}
