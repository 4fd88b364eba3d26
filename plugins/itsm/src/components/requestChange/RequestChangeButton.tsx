import { Button, ButtonProps } from '@backstage/ui';
import { RiGitPullRequestLine } from '@remixicon/react';
import { lazy, Suspense, useState } from 'react';
import { useTranslate } from '../../hooks/useTranslate';

const loadDialog = () => import('./RequestChangeDialog');

const RequestChangeDialog = lazy(() =>
  loadDialog().then(module => ({ default: module.RequestChangeDialog })),
);

export interface RequestChangeButtonProps {
  entityRef?: string;
  variant?: ButtonProps['variant'];
}

/** Opens the form, which is loaded once one is about to. */
export function RequestChangeButton(props: RequestChangeButtonProps) {
  const { entityRef, variant = 'secondary' } = props;
  const t = useTranslate();
  const [isOpen, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  return (
    <>
      <Button
        size="small"
        variant={variant}
        iconStart={<RiGitPullRequestLine />}
        onHoverStart={loadDialog}
        onFocus={loadDialog}
        onPress={() => {
          setWanted(true);
          setOpen(true);
        }}
      >
        {t('changes.request.action')}
      </Button>
      {wanted && (
        <Suspense fallback={null}>
          <RequestChangeDialog
            entityRef={entityRef}
            isOpen={isOpen}
            onOpenChange={setOpen}
          />
        </Suspense>
      )}
    </>
  );
}
