import { usePermission } from '@backstage/plugin-permission-react';
import { PluginHeader } from '@backstage/ui';
import { importPermission } from 'backstage-plugin-itsm-common';
import { Navigate, Route, Routes } from 'react-router-dom';
import { ReportIncidentAction } from './ReportIncidentAction';
import { RequestChangeAction } from './RequestChangeAction';
import { CalendarRouter } from './calendar';
import { ChangesRouter } from './changes';
import { ImportPage } from './importing';
import { IncidentsRouter } from './incidents';
import { InsightsRouter } from './insights';
import { ProblemsRouter } from './problems';
import { useRoute } from './hooks/useRoute';
import { rootRouteRef } from './routes';
import { useTranslate } from './hooks/useTranslate';
import { WorkPage } from './work';

/** What the new frontend system draws around the pages by itself. */
export function LegacyRouter() {
  const t = useTranslate();
  const root = useRoute(rootRouteRef)?.() ?? '';
  const { allowed: mayImport } = usePermission({
    permission: importPermission,
  });
  return (
    <div>
      <PluginHeader
        title={t('common.plugin.title')}
        titleLink={root}
        customActions={
          <>
            <RequestChangeAction />
            <ReportIncidentAction />
          </>
        }
        tabs={[
          { id: 'work', label: t('work.label'), href: `${root}/work` },
          {
            id: 'incidents',
            label: t('records.incident.label'),
            href: `${root}/incidents`,
            matchStrategy: 'prefix',
          },
          {
            id: 'changes',
            label: t('records.change.label'),
            href: `${root}/changes`,
            matchStrategy: 'prefix',
          },
          {
            id: 'problems',
            label: t('records.problem.label'),
            href: `${root}/problems`,
            matchStrategy: 'prefix',
          },
          {
            id: 'calendar',
            label: t('calendar.title'),
            href: `${root}/calendar`,
            matchStrategy: 'prefix',
          },
          {
            id: 'insights',
            label: t('insights.title'),
            href: `${root}/insights`,
            matchStrategy: 'prefix',
          },
          ...(mayImport
            ? [
                {
                  id: 'import',
                  label: t('importing.label'),
                  href: `${root}/import`,
                },
              ]
            : []),
        ]}
      />
      <Routes>
        <Route index element={<Navigate to="work" replace />} />
        <Route path="work" element={<WorkPage />} />
        <Route path="incidents/*" element={<IncidentsRouter />} />
        <Route path="changes/*" element={<ChangesRouter />} />
        <Route path="problems/*" element={<ProblemsRouter />} />
        <Route path="calendar/*" element={<CalendarRouter />} />
        <Route path="insights/*" element={<InsightsRouter />} />
        <Route path="import" element={<ImportPage />} />
      </Routes>
    </div>
  );
}
