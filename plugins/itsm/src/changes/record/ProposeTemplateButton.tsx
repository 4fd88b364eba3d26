import { usePermission } from '@backstage/plugin-permission-react';
import { Button } from '@backstage/ui';
import { itsmRecordPermissions } from 'backstage-plugin-itsm-common';
import { lazy, Suspense, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useLoadedRecord } from '../../components/recordPage';
import { useRoute } from '../../hooks/useRoute';
import { useToast } from '../../hooks/useToast';
import { useTranslate } from '../../hooks/useTranslate';
import { changeTemplateRouteRef } from '../../routes';

const ProposeTemplateDialog = lazy(() =>
  import('../templates').then(module => ({
    default: module.ProposeTemplateDialog,
  })),
);

/** Makes a template of a change that went well. */
export function ProposeTemplateButton() {
  const { record } = useLoadedRecord('change');
  const t = useTranslate();
  const toast = useToast();
  const navigate = useNavigate();
  const hrefOf = useRoute(changeTemplateRouteRef);
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
            onProposed={({ id, name }) => {
              setOpen(false);
              toast({
                title: t('templates.form.done', { name }),
                status: 'success',
              });
              if (hrefOf) {
                navigate(hrefOf({ id }));
              }
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
