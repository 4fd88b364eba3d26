import { mappingSchema } from 'backstage-plugin-itsm-common';
import { z } from 'zod';

/** A mapping as it is written, with all the short forms. */
export type MappingInput = z.input<typeof mappingSchema>;
