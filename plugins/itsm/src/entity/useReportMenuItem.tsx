import { stringifyEntityRef } from '@backstage/catalog-model';
import { dialogApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslate } from '../hooks/useTranslate';

const loadDialog = () =>
  import('../components/reportIncident/ReportIncidentDialog');

const ReportIncidentDialog = lazy(() =>
  loadDialog().then(module => ({ default: module.ReportIncidentDialog })),
);

/** Opens the form over the entity's page, filled in with the entity. */
export function useReportMenuItem() {
  const { entity } = useEntity();
  const dialogs = useApi(dialogApiRef);
  const t = useTranslate();
  // The menu is open: the form should be there by the time it is chosen.
  useEffect(() => {
    loadDialog();
  }, []);
  return {
    title: t('report.action'),
    onClick() {
      dialogs.open(({ dialog }) => (
        <Suspense fallback={null}>
          <ReportIncidentDialog
            entityRef={stringifyEntityRef(entity)}
            isOpen
            onOpenChange={isOpen => !isOpen && dialog.close()}
          />
        </Suspense>
      ));
    },
  };
}
