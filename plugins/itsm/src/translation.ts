import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { calendarMessages } from './translations/calendar';
import { changesMessages } from './translations/changes';
import { commonMessages } from './translations/common';
import { entityMessages } from './translations/entity';
import { entityLinksMessages } from './translations/entityLinks';
import { homeMessages } from './translations/home';
import { impactMessages } from './translations/impact';
import { importingMessages } from './translations/importing';
import { incidentsMessages } from './translations/incidents';
import { insightsMessages } from './translations/insights';
import { problemsMessages } from './translations/problems';
import { recordsMessages } from './translations/records';
import { reportMessages } from './translations/report';
import { tasksMessages } from './translations/tasks';
import { templatesMessages } from './translations/templates';
import { workMessages } from './translations/work';

/** The texts in English, by the namespaces of those who say them. */
export const messages = {
  common: commonMessages,
  calendar: calendarMessages,
  changes: changesMessages,
  importing: importingMessages,
  incidents: incidentsMessages,
  entity: entityMessages,
  entityLinks: entityLinksMessages,
  home: homeMessages,
  impact: impactMessages,
  insights: insightsMessages,
  problems: problemsMessages,
  records: recordsMessages,
  report: reportMessages,
  tasks: tasksMessages,
  templates: templatesMessages,
  work: workMessages,
};

/**
 * All texts of the pages.
 * @public
 */
export const itsmTranslationRef = createTranslationRef({
  id: 'plugin.itsm',
  messages,
});
