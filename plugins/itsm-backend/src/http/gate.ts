import {
  deploymentRequestSchema,
  deploymentSchema,
  gateAnswerSchema,
  gateKeysSchema,
  gateReceiptPageSchema,
  gateRequestSchema,
  pageQueryFields,
  receiptVerificationSchema,
  verifyReceiptRequestSchema,
} from 'backstage-plugin-itsm-common';
import { z } from 'zod';
import { Deployments } from '../gate/Deployments';
import { Gate } from '../gate/Gate';
import { Receipts } from '../gate/Receipts';
import { recordParams } from './recordParams';
import { defineRoute, Route } from './Route';

/** The routes of the deploy gate. */
export function gateRoutes(services: {
  gate: Pick<Gate, 'ask'>;
  receipts: Pick<Receipts, 'keys' | 'verify' | 'list'>;
  deployments: Pick<Deployments, 'report'>;
}): Route[] {
  const { gate, receipts, deployments } = services;
  return [
    defineRoute({
      method: 'post',
      path: '/gate',
      operationId: 'askGate',
      summary: 'Asks whether a deployment may go ahead',
      tag: 'gate',
      body: gateRequestSchema,
      answer: {
        status: 200,
        description: 'Whether it may, why, and the proof',
        schema: gateAnswerSchema,
      },
      audit: {
        eventId: 'gate-ask',
        severityLevel: 'medium',
        meta: ({ decision, changeNumber }) => ({
          decision,
          ...(changeNumber && { changeNumber }),
        }),
      },
      handle: ({ body, access }) => gate.ask(body, access),
    }),
    defineRoute({
      method: 'get',
      path: '/gate/keys',
      operationId: 'getGateKeys',
      summary: 'Reads the public keys that receipts are checked with',
      tag: 'gate',
      answer: {
        status: 200,
        description: 'A JSON Web Key Set',
        schema: gateKeysSchema,
      },
      handle: () => receipts.keys(),
    }),
    defineRoute({
      method: 'post',
      path: '/gate/verify',
      operationId: 'verifyGateReceipt',
      summary: 'Checks a receipt',
      tag: 'gate',
      body: verifyReceiptRequestSchema,
      answer: {
        status: 200,
        description: 'Whether it is one of ours, and what it says',
        schema: receiptVerificationSchema,
      },
      handle: ({ body: { receipt } }) => receipts.verify(receipt),
    }),
    defineRoute({
      method: 'get',
      path: '/changes/{key}/receipts',
      operationId: 'listChangeReceipts',
      summary: 'Lists what the gate answered for a change, newest first',
      tag: 'changes',
      params: recordParams,
      query: z.strictObject(pageQueryFields),
      answer: {
        status: 200,
        description: 'A page',
        schema: gateReceiptPageSchema,
      },
      handle: ({ params: { key }, query, access }) =>
        receipts.list(key, query, access),
    }),
    defineRoute({
      method: 'post',
      path: '/deployments',
      operationId: 'reportDeployment',
      summary: 'Reports a deployment that took place',
      tag: 'gate',
      body: deploymentRequestSchema,
      answer: {
        status: 201,
        description: 'The deployment, with the change it belongs to',
        schema: deploymentSchema,
      },
      audit: {
        eventId: 'deployment-report',
        severityLevel: 'medium',
        meta: ({ entityRef, authorized }) => ({ entityRef, authorized }),
      },
      handle: ({ body, access }) => deployments.report(body, access),
    }),
  ];
}
