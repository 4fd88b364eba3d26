import { Alert, Button } from '@backstage/ui';
import type {
  DecisionRequest,
  DecisionValue,
} from 'backstage-plugin-itsm-common';
import { useId, useState } from 'react';
import { messageOf } from '../../api/failures';
import { useAction } from '../../hooks/useAction';
import { useDraft } from '../../hooks/useDraft';
import { useTranslate } from '../../hooks/useTranslate';
import { MarkdownField } from '../markdown';
import styles from './DecisionForm.module.css';

export interface DecisionFormProps {
  /** Names the draft of the comment. */
  approvalId: string;
  /** Decides; throws what the backend answers if it refuses. */
  onDecide: (request: DecisionRequest) => Promise<void>;
}

/** Approves, rejects or abstains; a rejection says why. */
export function DecisionForm(props: DecisionFormProps) {
  const { approvalId, onDecide } = props;
  const t = useTranslate();
  const headingId = useId();
  const [comment, setComment] = useDraft(`itsm.decision.${approvalId}`);
  const [missing, setMissing] = useState(false);
  const [chosen, setChosen] = useState<DecisionValue>();
  const decide = useAction(async (decision: DecisionValue) => {
    await onDecide({ decision, comment: comment.trim() || undefined });
    setComment('');
  });
  const press = (decision: DecisionValue) => {
    const mustSayWhy = decision === 'rejected' && !comment.trim();
    setMissing(mustSayWhy);
    if (!mustSayWhy) {
      setChosen(decision);
      decide.run(decision);
    }
  };
  const buttonOf = (decision: DecisionValue) => ({
    size: 'small' as const,
    isPending: decide.pending && chosen === decision,
    isDisabled: decide.pending && chosen !== decision,
    onPress: () => press(decision),
  });

  return (
    <div className={styles.form} role="group" aria-labelledby={headingId}>
      <h4 id={headingId} className={styles.title}>
        {t('changes.approvals.yours')}
      </h4>
      <MarkdownField
        label={t('changes.approvals.comment')}
        description={t('changes.approvals.commentHint')}
        rows={2}
        value={comment}
        onChange={text => {
          setComment(text);
          setMissing(false);
        }}
        issue={missing ? t('changes.approvals.commentMissing') : undefined}
      />
      <div role="alert">
        {decide.error && (
          <Alert
            status="danger"
            icon
            title={t('common.failure.title')}
            description={messageOf(decide.error)}
          />
        )}
      </div>
      <div className={styles.buttons}>
        <Button variant="primary" {...buttonOf('approved')}>
          {t('changes.approvals.approve')}
        </Button>
        <Button variant="secondary" {...buttonOf('rejected')}>
          {t('changes.approvals.reject')}
        </Button>
        <Button variant="tertiary" {...buttonOf('abstained')}>
          {t('changes.approvals.abstain')}
        </Button>
      </div>
    </div>
  );
}
