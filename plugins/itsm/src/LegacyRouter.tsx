import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { PluginHeader } from '@backstage/ui';
import { Navigate, Route, Routes } from 'react-router-dom';
import { ReportIncidentAction } from './ReportIncidentAction';
import { CalendarRouter } from './calendar';
import { ImportPage } from './importing';
import { IncidentsRouter } from './incidents';
import { useRoute } from './hooks/useRoute';
import { rootRouteRef } from './routes';
import { itsmTranslationRef } from './translation';
import { WorkPage } from './work';

/** What the new frontend system draws around the pages by itself. */
export function LegacyRouter() {
  const { t } = useTranslationRef(itsmTranslationRef);
  const root = useRoute(rootRouteRef)?.() ?? '';
  return (
    <div>
      <PluginHeader
        title={t('common.plugin.title')}
        titleLink={root}
        customActions={<ReportIncidentAction />}
        tabs={[
          { id: 'work', label: t('work.label'), href: `${root}/work` },
          {
            id: 'incidents',
            label: t('records.incident.label'),
            href: `${root}/incidents`,
            matchStrategy: 'prefix',
          },
          {
            id: 'calendar',
            label: t('calendar.title'),
            href: `${root}/calendar`,
            matchStrategy: 'prefix',
          },
        ]}
      />
      <Routes>
        <Route index element={<Navigate to="work" replace />} />
        <Route path="work" element={<WorkPage />} />
        <Route path="incidents/*" element={<IncidentsRouter />} />
        <Route path="calendar/*" element={<CalendarRouter />} />
        <Route path="import" element={<ImportPage />} />
      </Routes>
    </div>
  );
}
