import { usePermission } from '@backstage/plugin-permission-react';
import { Button, ButtonProps } from '@backstage/ui';
import { RiSearchEyeLine } from '@remixicon/react';
import { itsmRecordPermissions } from 'backstage-plugin-itsm-common';
import { lazy, Suspense, useState } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import type { GivenProblem } from './ProblemDraft';

const loadDialog = () => import('./RaiseProblemDialog');

const RaiseProblemDialog = lazy(() =>
  loadDialog().then(module => ({ default: module.RaiseProblemDialog })),
);

export interface RaiseProblemButtonProps {
  /** What the form is filled in with. */
  given?: GivenProblem;
  variant?: ButtonProps['variant'];
}

const NOTHING: GivenProblem = {};

/**
 * Opens the form, which is loaded once one is about to; nothing for those who
 * may not open a problem.
 */
export function RaiseProblemButton(props: RaiseProblemButtonProps) {
  const { given = NOTHING, variant = 'secondary' } = props;
  const t = useTranslate();
  const { allowed } = usePermission({
    permission: itsmRecordPermissions.problem.create,
  });
  const [isOpen, setOpen] = useState(false);
  if (!allowed) {
    return null;
  }
  return (
    <>
      <Button
        size="small"
        variant={variant}
        iconStart={<RiSearchEyeLine />}
        onHoverStart={loadDialog}
        onFocus={loadDialog}
        onPress={() => setOpen(true)}
      >
        {t(
          given.incidents?.length
            ? 'problems.raise.fromIncidents'
            : 'problems.raise.action',
        )}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <RaiseProblemDialog given={given} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
