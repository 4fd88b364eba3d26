import { useApi } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { StoredDelegation } from 'backstage-plugin-itsm-common';
import { useState } from 'react';
import { itsmApiRef } from '../api/itsmApiRef';
import { messageOf } from '../api/failures';
import { PersonRef } from '../components/references';
import { RowsFailure } from '../components/recordRows';
import { useAction } from '../hooks/useAction';
import { useResource } from '../hooks/useResource';
import { useSettings } from '../hooks/useSettings';
import { useTimeSpan } from '../hooks/useTimeSpan';
import { useTranslate } from '../hooks/useTranslate';
import styles from './AwaySection.module.css';
import { DelegateDialog } from './DelegateDialog';
import headings from './WorkSection.module.css';

interface DelegationRowProps {
  delegation: StoredDelegation;
  onEnded: () => void;
}

function DelegationRow(props: DelegationRowProps) {
  const { id, delegator, delegate, start, end, configured } = props.delegation;
  const itsm = useApi(itsmApiRef);
  const t = useTranslate();
  const span = useTimeSpan();
  const ending = useAction(async () => {
    await itsm.approvals.endDelegation(id);
    props.onEnded();
  });
  return (
    <li className={styles.row}>
      <span className={styles.who}>
        {t('work.away.standsIn', {
          delegate: <PersonRef personRef={delegate} />,
          delegator: <PersonRef personRef={delegator} />,
        })}
      </span>
      <span className={styles.quiet}>
        {span(start, end) ?? t('work.away.always')}
      </span>
      {configured ? (
        <span className={styles.quiet}>{t('work.away.configured')}</span>
      ) : (
        <Button
          size="small"
          variant="tertiary"
          isPending={ending.pending}
          onPress={() => ending.run()}
        >
          {t('work.away.end')}
        </Button>
      )}
      {ending.error && (
        <span role="alert" className={styles.problem}>
          {messageOf(ending.error)}
        </span>
      )}
    </li>
  );
}

/** Who decides on approvals in the reader's place, and in whose the reader. */
export function AwaySection() {
  const itsm = useApi(itsmApiRef);
  const t = useTranslate();
  const { value: settings } = useSettings();
  const [naming, setNaming] = useState(false);
  const { value, error, retry } = useResource(
    async signal => (await itsm.approvals.delegations({ signal })).items,
    [itsm],
  );
  const me = settings?.user.userRef;
  if (!me) {
    return null;
  }
  // Change managers are told all; here only one's own matter.
  const own = value?.filter(
    ({ delegator, delegate }) => delegator === me || delegate === me,
  );
  return (
    <section aria-label={t('work.away.title')}>
      <h2 className={headings.title}>{t('work.away.title')}</h2>
      {!value && error && <RowsFailure error={error} onRetry={retry} />}
      {own?.length === 0 && (
        <p className={headings.empty}>{t('work.away.nobody')}</p>
      )}
      {own && own.length > 0 && (
        <ul className={styles.list}>
          {own.map(delegation => (
            <DelegationRow
              key={delegation.id}
              delegation={delegation}
              onEnded={retry}
            />
          ))}
        </ul>
      )}
      <Button
        className={styles.name}
        size="small"
        variant="secondary"
        onPress={() => setNaming(true)}
      >
        {t('work.away.name')}
      </Button>
      {naming && (
        <DelegateDialog onClose={() => setNaming(false)} onNamed={retry} />
      )}
    </section>
  );
}
