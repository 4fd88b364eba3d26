import { recordKeySchema } from 'backstage-plugin-itsm-common';
import { z } from 'zod';

/** How paths name a record. */
export const recordParams = z.strictObject({
  key: recordKeySchema.meta({
    description: "The record's number, in capitals or not, or its UUID",
    example: 'INC-1',
  }),
});
