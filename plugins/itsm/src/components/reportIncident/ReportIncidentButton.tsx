import { Button, ButtonProps } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { lazy, Suspense, useState } from 'react';
import { useTranslate } from '../../hooks/useTranslate';

const loadDialog = () => import('./ReportIncidentDialog');

const ReportIncidentDialog = lazy(() =>
  loadDialog().then(module => ({ default: module.ReportIncidentDialog })),
);

export interface ReportIncidentButtonProps {
  entityRef?: string;
  variant?: ButtonProps['variant'];
}

/** Opens the form, which is loaded once one is about to. */
export function ReportIncidentButton(props: ReportIncidentButtonProps) {
  const { entityRef, variant = 'secondary' } = props;
  const t = useTranslate();
  const [isOpen, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  return (
    <>
      <Button
        size="small"
        variant={variant}
        iconStart={<RiAddLine />}
        onHoverStart={loadDialog}
        onFocus={loadDialog}
        onPress={() => {
          setWanted(true);
          setOpen(true);
        }}
      >
        {t('report.action')}
      </Button>
      {wanted && (
        <Suspense fallback={null}>
          <ReportIncidentDialog
            entityRef={entityRef}
            isOpen={isOpen}
            onOpenChange={setOpen}
          />
        </Suspense>
      )}
    </>
  );
}
