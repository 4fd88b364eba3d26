import { useApi } from '@backstage/frontend-plugin-api';
import { itsmApiRef } from '../../api/itsmApiRef';
import { Markdown } from '../../components/markdown';
import { useLoadedRecord } from '../../components/recordPage';
import { PersonRef } from '../../components/references';
import { RelativeTime } from '../../components/relativeTime';
import { useResource } from '../../hooks/useResource';
import { useVocabulary } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';
import styles from './Broadcasts.module.css';

/** What the problem's incidents were told, the newest first. */
export function Broadcasts() {
  const { number, record } = useLoadedRecord('problem');
  const t = useTranslate();
  const vocabulary = useVocabulary();
  const { problems } = useApi(itsmApiRef);
  const { value = [] } = useResource(
    signal => problems.broadcasts(number, { signal }),
    [problems, record.version],
    number,
  );
  if (value.length === 0) {
    return null;
  }
  return (
    <details className={styles.broadcasts}>
      <summary>{t('problems.broadcast.made', { count: value.length })}</summary>
      <ul className={styles.list}>
        {value.map(({ id, kind, message, at, by, written }) => (
          <li key={id}>
            <p className={styles.head}>
              <span>
                {vocabulary.field(kind === 'fix' ? 'fixNotes' : 'workaround')}
              </span>
              <PersonRef personRef={by} />
              <RelativeTime at={at} />
              <span>{t('problems.broadcast.written', { count: written })}</span>
            </p>
            <Markdown content={message} />
          </li>
        ))}
      </ul>
    </details>
  );
}
