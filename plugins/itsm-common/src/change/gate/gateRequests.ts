import { z } from 'zod';
import {
  entityRefSchema,
  instantSchema,
  lineSchema,
  userRefSchema,
} from '../../record/fields';
import { pageInfoSchema } from '../../record/list';
import { externalRefSchema } from '../../record/record';
import { gateDecisions, gateReasonSchema } from './gateFacts';

const deploymentFields = {
  entityRef: entityRefSchema,
  environment: lineSchema(100).optional(),
  changeNumber: lineSchema(50).optional().meta({
    description: 'If left out, the approved change is looked for that fits',
    example: 'CHG-1',
  }),
  commit: lineSchema(200).optional().meta({
    description: 'What is deployed: a commit or version',
  }),
  at: instantSchema.optional().meta({ description: 'Now if left out' }),
};

/**
 * Asking whether a deployment may go ahead.
 * @public
 */
export const gateRequestSchema = z
  .strictObject(deploymentFields)
  .meta({ id: 'GateRequest' });

/** @public */
export type GateRequest = z.input<typeof gateRequestSchema>;

/** @public */
export type GateQuery = z.output<typeof gateRequestSchema>;

/**
 * Whether it may, why, and the proof that this was said.
 * @public
 */
export const gateAnswerSchema = z
  .object({
    decision: z.enum(gateDecisions),
    reasons: z.array(gateReasonSchema).meta({
      description: 'The weightiest first',
    }),
    changeNumber: z.string().optional().meta({
      description: 'The change that was named, or found',
    }),
    receipt: z.string().meta({
      description:
        'JWS in compact form (EdDSA), to be checked with the keys of GET /gate/keys or by POST /gate/verify',
    }),
  })
  .meta({ id: 'GateAnswer' });

/** @public */
export type GateAnswer = z.infer<typeof gateAnswerSchema>;

/**
 * What a receipt says.
 * @public
 */
export const gateReceiptPayloadSchema = z
  .object({
    id: z.string(),
    decidedAt: z.string(),
    askedBy: z.string(),
    entityRef: z.string(),
    environment: z.string().optional(),
    commit: z.string().optional(),
    changeNumber: z.string().optional(),
    at: z.string().meta({ description: 'When it was to be deployed' }),
    decision: z.enum(gateDecisions),
    reasons: z.array(gateReasonSchema),
  })
  .meta({ id: 'GateReceiptPayload' });

/** @public */
export type GateReceiptPayload = z.infer<typeof gateReceiptPayloadSchema>;

/**
 * A receipt as it is kept.
 * @public
 */
export const gateReceiptSchema = gateReceiptPayloadSchema
  .extend({ receipt: z.string().meta({ description: 'The signed form' }) })
  .meta({ id: 'GateReceipt' });

/** @public */
export type GateReceipt = z.infer<typeof gateReceiptSchema>;

/** @public */
export const gateReceiptPageSchema = z
  .object({ items: z.array(gateReceiptSchema), pageInfo: pageInfoSchema })
  .meta({ id: 'GateReceiptPage' });

/** @public */
export type GateReceiptPage = z.infer<typeof gateReceiptPageSchema>;

/**
 * Having a receipt checked.
 * @public
 */
export const verifyReceiptRequestSchema = z
  .strictObject({ receipt: z.string().min(1).max(100_000) })
  .meta({ id: 'VerifyReceiptRequest' });

/** @public */
export type VerifyReceiptRequest = z.input<typeof verifyReceiptRequestSchema>;

/** @public */
export const receiptVerificationSchema = z
  .object({
    valid: z.boolean(),
    payload: gateReceiptPayloadSchema.optional(),
    because: z.string().optional(),
  })
  .meta({ id: 'ReceiptVerification' });

/** @public */
export type ReceiptVerification = z.infer<typeof receiptVerificationSchema>;

/**
 * The public keys of receipts, as a JSON Web Key Set.
 * @public
 */
export const gateKeysSchema = z
  .object({
    keys: z.array(
      z.object({
        kty: z.string(),
        crv: z.string(),
        x: z.string(),
        kid: z.string(),
        alg: z.string(),
        use: z.string(),
      }),
    ),
  })
  .meta({ id: 'GateKeys' });

/** @public */
export type GateKeys = z.infer<typeof gateKeysSchema>;

/**
 * Reporting a deployment that took place.
 * @public
 */
export const deploymentRequestSchema = z
  .strictObject({
    ...deploymentFields,
    by: userRefSchema.optional().meta({
      description: 'Who deployed, if it is known',
    }),
    externalRef: externalRefSchema.optional().meta({
      description:
        'Names the deployment in the pipeline: reported again, it is the same one',
    }),
  })
  .meta({ id: 'DeploymentRequest' });

/** @public */
export type DeploymentRequest = z.input<typeof deploymentRequestSchema>;

/** @public */
export type DeploymentReport = z.output<typeof deploymentRequestSchema>;

/**
 * A deployment that was reported.
 * @public
 */
export const deploymentSchema = z
  .object({
    id: z.string(),
    entityRef: z.string(),
    environment: z.string().optional(),
    commit: z.string().optional(),
    at: z.string(),
    by: z.string().optional(),
    externalRef: externalRefSchema.optional(),
    reportedBy: z.string(),
    reportedAt: z.string(),
    changeNumber: z.string().optional().meta({
      description:
        'The approved change it was made by; else the unauthorized change that records it',
    }),
    authorized: z.boolean().meta({
      description: 'By an approved change, or none was needed',
    }),
  })
  .meta({ id: 'Deployment' });

/** @public */
export type Deployment = z.infer<typeof deploymentSchema>;
