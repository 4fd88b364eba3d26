import { ImportMapping, mappingSchema } from 'backstage-plugin-itsm-common';
import { jiraMappings } from './jira';
import { servicenowMappings } from './servicenow';
import { statuspageMappings } from './statuspage';

const written = {
  ...servicenowMappings,
  ...jiraMappings,
  ...statuspageMappings,
};

/** The mappings that need no configuration. */
export const shippedMappings: Record<string, ImportMapping> =
  Object.fromEntries(
    Object.entries(written).map(([name, mapping]) => [
      name,
      mappingSchema.parse(mapping),
    ]),
  );
