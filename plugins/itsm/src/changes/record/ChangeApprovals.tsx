import { useApi } from '@backstage/frontend-plugin-api';
import { Skeleton } from '@backstage/ui';
import type { Approval } from 'backstage-plugin-itsm-common';
import { messageOf } from '../../api/failures';
import { itsmApiRef } from '../../api/itsmApiRef';
import { ApprovalCard, DecisionForm } from '../../components/approvals';
import { useLoadedRecord } from '../../components/recordPage';
import { NamedRefs } from '../../components/references';
import { TextButton } from '../../components/textButton';
import { useToast } from '../../hooks/useToast';
import { useTranslate } from '../../hooks/useTranslate';
import styles from './ChangeApprovals.module.css';
import { Section } from './Section';
import { useChangeResource } from './useChangeResource';

function isPast({ state }: Approval) {
  return state === 'void' || state === 'withdrawn';
}

function PresentApproval(props: { approval: Approval; onDecided: () => void }) {
  const { approval, onDecided } = props;
  const { number, write } = useLoadedRecord('change');
  const itsm = useApi(itsmApiRef);
  const toast = useToast();
  const t = useTranslate();
  return (
    <ApprovalCard approval={approval}>
      {approval.mayDecide && (
        <DecisionForm
          approvalId={approval.id}
          onDecide={async request => {
            await write(() =>
              itsm.changes.decide(number, approval.id, request),
            );
            onDecided();
            toast({
              status: 'success',
              title: t('changes.approvals.decided', { number }),
            });
          }}
        />
      )}
      {!approval.mayDecide && approval.because && (
        <p className={styles.because}>
          {t('changes.approvals.youCannot', {
            because: <NamedRefs text={approval.because} />,
          })}
        </p>
      )}
    </ApprovalCard>
  );
}

/** Who is asked, who has decided what, and the way to decide. */
export function ChangeApprovals() {
  const { record } = useLoadedRecord('change');
  const t = useTranslate();
  const { value, error, retry } = useChangeResource((itsm, number, signal) =>
    itsm.changes.approvals(number, { signal }),
  );
  const present = value?.filter(approval => !isPast(approval)) ?? [];
  const past = value?.filter(isPast) ?? [];
  // What is asked for the reader's decision comes first.
  const ordered = [...present].sort(
    (one, other) => Number(other.mayDecide) - Number(one.mayDecide),
  );
  return (
    <Section title={t('changes.approvals.title')}>
      {!value && !error && <Skeleton width="100%" height="8rem" />}
      {!value && error && (
        <p className={styles.note} role="alert">
          {t('changes.approvals.failed', { message: messageOf(error) })}{' '}
          <TextButton onPress={retry}>{t('common.action.retry')}</TextButton>
        </p>
      )}
      {value && present.length === 0 && (
        <p className={styles.note}>
          {record.state === 'new'
            ? t('changes.approvals.notYet')
            : t('changes.approvals.none')}
        </p>
      )}
      {ordered.length > 0 && (
        <ul className={styles.list}>
          {ordered.map(approval => (
            <PresentApproval
              key={approval.id}
              approval={approval}
              onDecided={retry}
            />
          ))}
        </ul>
      )}
      {past.length > 0 && (
        <details open={record.active} className={styles.past}>
          <summary>
            {t('changes.approvals.earlier', { count: past.length })}
          </summary>
          <ul className={styles.list}>
            {past.map(approval => (
              <ApprovalCard key={approval.id} approval={approval} />
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}
