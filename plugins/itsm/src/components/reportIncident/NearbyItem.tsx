import { Button, Link } from '@backstage/ui';
import type {
  KnownError,
  NearbyRecord,
  RecordDigest,
} from 'backstage-plugin-itsm-common';
import { useTranslate } from '../../hooks/useTranslate';
import { reportMessages } from '../../translations/report';
import { usePathInWords } from '../impact/usePathInWords';
import { Markdown } from '../markdown';
import { useRecordHref } from '../references';
import { RelativeTime } from '../relativeTime';
import { PriorityTag, StateTag } from '../tags';
import styles from './NearbyRecords.module.css';

export interface NearbyItemProps {
  item: NearbyRecord;
  /** The entity that somebody is about to report something of. */
  subject: string;
  titleOf: (entityRef: string) => string;
  isDisabled: boolean;
  /** How to get by, if the record is a known error. */
  knownError?: KnownError;
  /** Left out where there is nothing to join. */
  onJoin?: (record: RecordDigest) => void;
}

type Relation = keyof typeof reportMessages.nearby.on;

const relations = Object.keys(reportMessages.nearby.on) as Relation[];

/** Where the record is, if it isn't the entity itself that it is about. */
function Place(props: Pick<NearbyItemProps, 'item' | 'subject' | 'titleOf'>) {
  const { item, subject, titleOf } = props;
  const t = useTranslate();
  const inWords = usePathInWords();
  const { path } = item;
  const last = path.at(-1);
  if (!last) {
    return null;
  }
  const relation =
    relations.find(
      known =>
        known.toLocaleLowerCase('en-US') ===
        last.relation.toLocaleLowerCase('en-US'),
    ) ?? 'other';
  return (
    <span title={inWords(titleOf(subject), path, titleOf)}>
      {t(`report.nearby.on.${relation}`, {
        entity: titleOf(last.entityRef),
        dependent: titleOf(path.at(-2)?.entityRef ?? subject),
      })}
    </span>
  );
}

/** A record that may be about the same. */
export function NearbyItem(props: NearbyItemProps) {
  const { item, knownError, onJoin } = props;
  const { record } = item;
  const t = useTranslate();
  const hrefOf = useRecordHref();
  return (
    <li className={styles.item}>
      <PriorityTag priority={record.priority} iconOnly />
      <span className={styles.what}>
        <Link
          className={styles.link}
          href={hrefOf(record.type, record.number)}
          target="_blank"
          variant="body-medium"
          standalone
        >
          {record.title}
        </Link>
        <span className={styles.detail}>
          <span>{record.number}</span>
          <StateTag type={record.type} state={record.state} />
          <RelativeTime at={record.openedAt} width="narrow" />
          <Place {...props} />
        </span>
      </span>
      {onJoin && (
        <Button
          size="small"
          variant="tertiary"
          isDisabled={props.isDisabled}
          aria-label={t(
            record.type === 'problem'
              ? 'report.nearby.useLabel'
              : 'report.nearby.joinLabel',
            { number: record.number },
          )}
          onPress={() => onJoin(record)}
        >
          {t(
            record.type === 'problem'
              ? 'report.nearby.use'
              : 'report.nearby.join',
          )}
        </Button>
      )}
      {knownError && (
        <details className={styles.workaround}>
          <summary>
            {t('common.field.workaround')} ·{' '}
            {t('problems.workaround.used', { count: knownError.usedCount })}
          </summary>
          <Markdown content={knownError.workaround} />
        </details>
      )}
    </li>
  );
}
