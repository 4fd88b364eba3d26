import { useApi } from '@backstage/frontend-plugin-api';
import { RiLinksLine } from '@remixicon/react';
import type { SuspectChanges } from 'backstage-plugin-itsm-common';
import { messageOf } from '../../api/failures';
import { itsmApiRef } from '../../api/itsmApiRef';
import { useEntityTitles } from '../../hooks/useEntityTitles';
import { useResource } from '../../hooks/useResource';
import { useTranslate } from '../../hooks/useTranslate';
import { RailSection } from '../rail';
import { useLoadedRecord } from '../recordPage';
import { RecordLink } from '../references';
import { RelativeTime } from '../relativeTime';
import { TextButton } from '../textButton';
import styles from './SuspectsSection.module.css';

type Suspect = SuspectChanges['items'][number];

/** More than these are hardly the cause; the list is ordered by suspicion. */
const SHOWN = 3;

function SuspectItem(props: { suspect: Suspect }) {
  const { change, path, reasons, score, linked } = props.suspect;
  const { access, attempt, link } = useLoadedRecord('incident');
  const t = useTranslate();
  const titleOf = useEntityTitles(path);
  return (
    <li className={styles.suspect}>
      <RecordLink
        type="change"
        number={change.number}
        className={styles.title}
        title={change.title}
      >
        {change.number} {change.title}
      </RecordLink>
      <span className={styles.quiet}>
        {t('changes.suspects.score', {
          percent: String(Math.round(score * 100)),
        })}
        {' · '}
        <RelativeTime at={change.actualEnd ?? change.actualStart} />
      </span>
      {path.length > 1 && (
        <span className={styles.quiet}>{path.map(titleOf).join(' → ')}</span>
      )}
      <details>
        <summary>{t('changes.suspects.why')}</summary>
        <ul className={styles.reasons}>
          {reasons.map(({ id, evidence }) => (
            <li key={id}>{evidence}</li>
          ))}
        </ul>
      </details>
      {linked && (
        <span className={styles.linked}>
          <RiLinksLine aria-hidden />
          {t('changes.suspects.linked')}
        </span>
      )}
      {!linked && access.update && (
        <TextButton
          onPress={() =>
            attempt(() =>
              link({ relation: 'caused_by', target: change.number }),
            )
          }
        >
          {t('changes.suspects.link', { number: change.number })}
        </TextButton>
      )}
    </li>
  );
}

/** The changes that may have caused the incident whose page this is. */
export function SuspectsSection() {
  const { number, links } = useLoadedRecord('incident');
  const t = useTranslate();
  const itsm = useApi(itsmApiRef);
  const { value, error, retry } = useResource(
    signal => itsm.changes.suspectsOf(number, {}, { signal }),
    // What is linked as the cause is marked so.
    [itsm, links.value],
    number,
  );
  if (!error && !value?.items.length) {
    return null;
  }
  return (
    <RailSection title={t('changes.suspects.title')}>
      {!value && error && (
        <p className={styles.quiet} role="alert">
          {t('changes.suspects.failed', { message: messageOf(error) })}{' '}
          <TextButton onPress={retry}>{t('common.action.retry')}</TextButton>
        </p>
      )}
      {value && (
        <ul className={styles.suspects}>
          {value.items.slice(0, SHOWN).map(suspect => (
            <SuspectItem key={suspect.change.number} suspect={suspect} />
          ))}
        </ul>
      )}
      {value && !value.catalogReached && (
        <p className={styles.quiet}>{t('changes.suspects.unreachable')}</p>
      )}
    </RailSection>
  );
}
