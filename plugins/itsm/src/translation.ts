import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { commonMessages } from './translations/common';
import { entityMessages } from './translations/entity';
import { homeMessages } from './translations/home';
import { incidentsMessages } from './translations/incidents';
import { reportMessages } from './translations/report';
import { workMessages } from './translations/work';

/**
 * All texts of the pages.
 * @public
 */
export const itsmTranslationRef = createTranslationRef({
  id: 'plugin.itsm',
  messages: {
    common: commonMessages,
    incidents: incidentsMessages,
    entity: entityMessages,
    home: homeMessages,
    report: reportMessages,
    work: workMessages,
  },
});
