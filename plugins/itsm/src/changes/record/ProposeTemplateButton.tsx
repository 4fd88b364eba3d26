import { usePermission } from '@backstage/plugin-permission-react';
import { Button } from '@backstage/ui';
import { itsmRecordPermissions } from 'backstage-plugin-itsm-common';
import { lazy, Suspense, useState } from 'react';
import { useLoadedRecord } from '../../components/recordPage';
import { useTranslate } from '../../hooks/useTranslate';
import { useOpenTemplate } from '../templates/useOpenTemplate';

const ProposeTemplateDialog = lazy(() =>
  import('../templates').then(module => ({
    default: module.ProposeTemplateDialog,
  })),
);

/** Makes a template of a change that went well. */
export function ProposeTemplateButton() {
  const { record } = useLoadedRecord('change');
  const t = useTranslate();
  const openTemplate = useOpenTemplate();
  const [open, setOpen] = useState(false);
  const { allowed } = usePermission({
    permission: itsmRecordPermissions.change.create,
  });
  const wentWell =
    record.state === 'closed' && record.closeCode === 'successful';
  if (!wentWell || !allowed || record.template) {
    return null;
  }
  if (record.visibility === 'restricted') {
    return <p>{t('templates.why.restricted')}</p>;
  }
  return (
    <div>
      <Button size="small" variant="secondary" onPress={() => setOpen(true)}>
        {t('templates.form.open')}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <ProposeTemplateDialog
            from={record}
            onClose={() => setOpen(false)}
            onProposed={proposed => {
              setOpen(false);
              openTemplate(
                t('templates.form.done', { name: proposed.name }),
                proposed,
              );
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
