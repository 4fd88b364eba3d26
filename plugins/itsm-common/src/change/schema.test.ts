import { z } from 'zod';
import {
  approvalSchema,
  decisionRequestSchema,
} from './approval/approvalSchema';
import { conflictSchema } from './conflict/conflicts';
import { gateReasonSchema } from './gate/gateFacts';
import { createChangeLifecycle } from './lifecycle';
import { riskSchema } from './risk/riskSchema';
import {
  changePageSchema,
  changeSchema,
  createChangeSchema,
  transitionChangeSchema,
  updateChangeSchema,
} from './schema';
import { changeWindowSchema, createWindowSchema } from './window/window';

describe('schemas of changes', () => {
  it('take every field that a step can ask for', () => {
    const fields = createChangeLifecycle().transitions.flatMap(({ requires }) =>
      (requires ?? []).flatMap(requirement => {
        if (requirement.kind === 'field') {
          return requirement.field;
        }
        return requirement.kind === 'fact' ? requirement.orField ?? [] : [];
      }),
    );
    expect(Object.keys(transitionChangeSchema.shape)).toEqual(
      expect.arrayContaining(fields),
    );
  });

  it('can be told in an API description', () => {
    const told = (schema: z.ZodType, io: 'input' | 'output') =>
      JSON.stringify(z.toJSONSchema(schema, { io }));
    for (const answer of [
      changeSchema,
      changePageSchema,
      approvalSchema,
      changeWindowSchema,
      conflictSchema,
      riskSchema,
      gateReasonSchema,
    ]) {
      expect(told(answer, 'output')).toContain('"properties"');
    }
    for (const request of [
      createChangeSchema,
      updateChangeSchema,
      transitionChangeSchema,
      decisionRequestSchema,
      createWindowSchema,
    ]) {
      expect(told(request, 'input')).toContain('"additionalProperties":false');
    }
  });

  it('ask for a comment with a rejection', () => {
    const takes = (decision: object) =>
      decisionRequestSchema.safeParse(decision).success;
    expect(takes({ decision: 'approved' })).toBe(true);
    expect(takes({ decision: 'rejected' })).toBe(false);
    expect(takes({ decision: 'rejected', comment: ' ' })).toBe(false);
    expect(takes({ decision: 'rejected', comment: 'Too soon' })).toBe(true);
  });
});
