import { useApi } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type {
  Nearby,
  NearbyRecord,
  RecordDigest,
} from 'backstage-plugin-itsm-common';
import { useId, useState } from 'react';
import { messageOf } from '../../api/failures';
import { itsmApiRef } from '../../api/itsmApiRef';
import { useAction } from '../../hooks/useAction';
import { nameOfRef } from '../../hooks/useEntityTitles';
import { useKnownErrors } from '../../hooks/useKnownErrors';
import { useNearby } from '../../hooks/useNearby';
import { useTranslate } from '../../hooks/useTranslate';
import { NearbyItem } from './NearbyItem';
import styles from './NearbyRecords.module.css';
import { mostSimilarFirst } from './similarity';

export interface NearbyRecordsProps {
  entityRef: string;
  /** What is typed as the title so far. */
  title: string;
  /** Called once the reader watches one of them. */
  onJoined: (record: RecordDigest) => void;
}

const FIRST = 3;

const kinds = ['incidents', 'changes', 'knownErrors'] as const;
type Kind = (typeof kinds)[number];

function Section(props: {
  kind: Kind;
  items: readonly NearbyRecord[];
  /** It is the only one: what the region is called says enough. */
  isAlone: boolean;
  render: (item: NearbyRecord) => JSX.Element;
}) {
  const { kind, items, isAlone, render } = props;
  const t = useTranslate();
  const [all, setAll] = useState(false);
  const headingId = useId();
  const name = t(`report.nearby.section.${kind}`);
  return (
    <div className={styles.section}>
      {!isAlone && (
        <h4 id={headingId} className={styles.kind}>
          {name}
        </h4>
      )}
      <ul className={styles.list} aria-label={name}>
        {(all ? items : items.slice(0, FIRST)).map(render)}
      </ul>
      {items.length > FIRST && (
        <Button
          size="small"
          variant="tertiary"
          aria-expanded={all}
          aria-describedby={isAlone ? undefined : headingId}
          onPress={() => setAll(!all)}
        >
          {all
            ? t('report.nearby.fewer')
            : t('report.nearby.more', { count: items.length - FIRST })}
        </Button>
      )}
    </div>
  );
}

/* What the entity is called, and those on the ways to what is known. */
function titlesIn(nearby: Nearby | undefined): Map<string, string | undefined> {
  const steps = kinds.flatMap(kind =>
    (nearby?.[kind] ?? []).flatMap(({ path }) => path),
  );
  return new Map(
    [...(nearby ? [nearby] : []), ...steps].map(({ entityRef, title }) => [
      entityRef,
      title,
    ]),
  );
}

/**
 * What is known of the entity and of what it stands on, so that it isn't
 * reported again.
 */
export function NearbyRecords(props: NearbyRecordsProps) {
  const { entityRef, title, onJoined } = props;
  const t = useTranslate();
  const api = useApi(itsmApiRef);
  const { value, error } = useNearby(entityRef);
  const knownErrors = useKnownErrors(
    value?.knownErrors.length ? entityRef : undefined,
  );
  const titles = titlesIn(value);
  const titleOf = (ref: string) => titles.get(ref) ?? nameOfRef(ref);
  const join = useAction(async (record: RecordDigest) => {
    const records = record.type === 'problem' ? api.problems : api.incidents;
    await records.watch(record.number);
    onJoined(record);
  });

  const known = kinds
    .map(kind => ({ kind, items: value?.[kind] ?? [] }))
    .filter(({ items }) => items.length > 0);
  const counts = known.map(({ kind, items }) =>
    t(`report.nearby.${kind}`, { count: items.length }),
  );
  const notice =
    (error && t('report.nearby.failed')) ||
    (value?.catalogReached === false && t('report.nearby.unreachable')) ||
    '';

  return (
    <>
      <section
        className={styles.nearby}
        aria-label={t('report.nearby.title')}
        hidden={known.length === 0}
      >
        <div className={styles.head}>
          <h3 className={styles.heading}>{t('report.nearby.title')}</h3>
          <span role="status" className={styles.count}>
            {counts.join(' · ')}
          </span>
        </div>
        {known.map(({ kind, items }) => (
          <Section
            key={kind}
            kind={kind}
            isAlone={known.length === 1}
            items={mostSimilarFirst(title, items, ({ record }) => record.title)}
            render={item => (
              <NearbyItem
                key={item.record.number}
                item={item}
                subject={entityRef}
                titleOf={titleOf}
                isDisabled={join.pending}
                knownError={knownErrors.value?.items.find(
                  ({ problem }) => problem.number === item.record.number,
                )}
                onJoin={kind === 'changes' ? undefined : join.run}
              />
            )}
          />
        ))}
        {join.error && (
          <p role="alert" className={styles.failure}>
            {messageOf(join.error)}
          </p>
        )}
      </section>
      <p role="status" className={styles.notice}>
        {notice}
      </p>
    </>
  );
}
