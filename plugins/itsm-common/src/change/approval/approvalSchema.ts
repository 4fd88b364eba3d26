import { z } from 'zod';
import { fieldChangeSchema } from '../../record/activity';
import { wordsSchema } from '../../record/fields';
import { approvalSteps, howManySchema } from './approvalPolicy';
import { decisionValues } from './decideSet';

/**
 * A set of approvals that was asked for, as the API answers it.
 * @public
 */
export const approvalSchema = z
  .object({
    id: z.string(),
    step: z.enum(approvalSteps),
    rules: z.array(z.string()).meta({
      description: 'The rules of the approval policy that ask for it',
    }),
    state: z
      .enum(['pending', 'approved', 'rejected', 'void', 'withdrawn'])
      .meta({
        description:
          'void: what had been approved was changed; withdrawn: the change was put on hold or canceled, or another approval of the step was rejected',
      }),
    howMany: howManySchema,
    needed: z.number().int().meta({
      description: 'How many must approve, as it stands',
    }),
    entityRefs: z.array(z.string()).meta({
      description: 'The entities whose owners are asked, if that is why',
    }),
    members: z.array(z.string()),
    outstanding: z.array(z.string()),
    excluded: z.array(z.object({ userRef: z.string(), because: z.string() })),
    usedFallback: z.boolean(),
    decisions: z.array(
      z.object({
        by: z.string(),
        insteadOf: z.string().optional().meta({
          description: 'The member whose delegate decided',
        }),
        decision: z.enum(decisionValues),
        comment: z.string().optional(),
        at: z.string(),
      }),
    ),
    contentHash: z.string().meta({
      description: 'SHA-256 of what is approved',
    }),
    voidedBy: z.array(fieldChangeSchema).optional().meta({
      description: 'What was changed of what had been approved',
    }),
    requestedAt: z.string(),
    decidedAt: z.string().optional(),
    mayDecide: z.boolean().meta({
      description: 'Whether the caller can decide it now',
    }),
    because: z.string().optional().meta({
      description: "Why the caller can't, while it is pending",
    }),
  })
  .meta({ id: 'Approval' });

/** @public */
export type Approval = z.infer<typeof approvalSchema>;

/**
 * Deciding an approval. A rejection says why.
 * @public
 */
export const decisionRequestSchema = z
  .strictObject({
    decision: z.enum(decisionValues),
    comment: wordsSchema.optional(),
  })
  .refine(({ decision, comment }) => decision !== 'rejected' || comment, {
    path: ['comment'],
    message: 'say why it is rejected',
  })
  .meta({ id: 'DecisionRequest' });

/** @public */
export type DecisionRequest = z.input<typeof decisionRequestSchema>;
