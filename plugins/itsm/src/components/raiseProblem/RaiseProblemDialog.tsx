import { Dialog, DialogHeader } from '@backstage/ui';
import { useTranslate } from '../../hooks/useTranslate';
import { useOpenRecord } from '../reportIncident/useOpenRecord';
import type { GivenProblem } from './ProblemDraft';
import { RaiseProblemForm } from './RaiseProblemForm';

export interface RaiseProblemDialogProps {
  given: GivenProblem;
  onClose: () => void;
}

/** Opens a problem, and goes to its page. */
export function RaiseProblemDialog(props: RaiseProblemDialogProps) {
  const { given, onClose } = props;
  const t = useTranslate();
  const openRecord = useOpenRecord('problem');
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      // A click beside the form must not take away what was written.
      isDismissable={false}
      width={640}
    >
      <DialogHeader>{t('problems.raise.title')}</DialogHeader>
      <RaiseProblemForm
        given={given}
        onRaised={problem => {
          onClose();
          const { number } = problem;
          openRecord(problem, {
            title: t('problems.raise.done', { number }),
            link: t('report.openRecord', { number }),
          });
        }}
      />
    </Dialog>
  );
}
