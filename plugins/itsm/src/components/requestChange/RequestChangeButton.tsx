import { Button, ButtonProps } from '@backstage/ui';
import type { ChangeTemplate } from 'backstage-plugin-itsm-common';
import { RiGitPullRequestLine } from '@remixicon/react';
import { lazy, Suspense, useState } from 'react';
import { useTranslate } from '../../hooks/useTranslate';

const loadDialog = () => import('./RequestChangeDialog');

const RequestChangeDialog = lazy(() =>
  loadDialog().then(module => ({ default: module.RequestChangeDialog })),
);

export interface RequestChangeButtonProps {
  entityRef?: string;
  /** The standard change template that it is made from. */
  template?: ChangeTemplate;
  variant?: ButtonProps['variant'];
}

/** Opens the form, which is loaded once one is about to. */
export function RequestChangeButton(props: RequestChangeButtonProps) {
  const { entityRef, template, variant = 'secondary' } = props;
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
        {t(
          template
            ? 'changes.request.template.action'
            : 'changes.request.action',
        )}
      </Button>
      {wanted && (
        <Suspense fallback={null}>
          <RequestChangeDialog
            entityRef={entityRef}
            template={template}
            isOpen={isOpen}
            onOpenChange={setOpen}
          />
        </Suspense>
      )}
    </>
  );
}
