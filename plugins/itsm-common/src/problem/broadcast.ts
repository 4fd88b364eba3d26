import { z } from 'zod';
import { wordsSchema } from '../record/fields';

/** @public */
export const broadcastKinds = ['workaround', 'fix'] as const;

/** @public */
export type BroadcastKind = (typeof broadcastKinds)[number];

/**
 * Telling the incidents of a problem how to get by, or that it is fixed.
 * @public
 */
export const broadcastRequestSchema = z
  .strictObject({
    kind: z.enum(broadcastKinds),
    message: wordsSchema.optional().meta({
      description: "The problem's workaround or fix notes if left out",
    }),
  })
  .meta({ id: 'BroadcastRequest' });

/** @public */
export type BroadcastRequest = z.input<typeof broadcastRequestSchema>;

/**
 * What a broadcast did.
 * @public
 */
export const broadcastResultSchema = z
  .object({
    written: z.number().int().meta({
      description: 'Open linked incidents that were commented',
    }),
    skipped: z.number().int().meta({
      description: 'Those that had been told exactly this before',
    }),
  })
  .meta({ id: 'BroadcastResult' });

/** @public */
export type BroadcastResult = z.infer<typeof broadcastResultSchema>;

/**
 * A broadcast that was made.
 * @public
 */
export const broadcastSchema = z
  .object({
    id: z.string(),
    kind: z.enum(broadcastKinds),
    message: z.string().meta({ description: 'Markdown' }),
    at: z.string(),
    by: z.string(),
    written: z.number().int(),
  })
  .meta({ id: 'Broadcast' });

/** @public */
export type Broadcast = z.infer<typeof broadcastSchema>;
