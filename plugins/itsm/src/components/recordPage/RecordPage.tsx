import { ButtonLink, VisuallyHidden } from '@backstage/ui';
import type { ItsmRecord, RecordType } from 'backstage-plugin-itsm-common';
import { ReactNode, useMemo } from 'react';
import { useRoute } from '../../hooks/useRoute';
import {
  changesRouteRef,
  incidentsRouteRef,
  problemsRouteRef,
} from '../../routes';
import { useTranslate } from '../../hooks/useTranslate';
import { LoadFailure, StaleNotice } from '../outcome';
import { type LoadedRecord, RecordContext } from './RecordContext';
import styles from './RecordPage.module.css';
import { RecordPageSkeleton } from './RecordPageSkeleton';
import { type RecordResources, useRecord } from './useRecord';

const listRouteRefs = {
  incident: incidentsRouteRef,
  change: changesRouteRef,
  problem: problemsRouteRef,
};

export interface RecordPageProps {
  type: RecordType;
  number: string;
  /** A `RecordHeader`, with what is the type's own. */
  header: ReactNode;
  /** The record's story: its texts, and what was said and done. */
  children: ReactNode;
  /** The sections beside it. */
  rail: ReactNode;
  /** Finds out what of it is fixed; `undefined` until that is known. */
  useFixedFields?: (record?: ItsmRecord) => readonly string[] | undefined;
}

const none: readonly string[] = [];
const useNoFixedFields = () => none;

/**
 * The page of one record. What is in it finds the record by
 * `useLoadedRecord`, and is only drawn once the record has been read.
 */
export function RecordPage(props: RecordPageProps) {
  const { type, number, useFixedFields = useNoFixedFields } = props;
  const t = useTranslate();
  const resources: RecordResources<RecordType> = useRecord(type, number);
  const { resource, access, changesByOthers, reload } = resources;
  const record = resource.value;
  const fixed = useFixedFields(record);
  const listHref = useRoute(listRouteRefs[type])?.();
  const loaded = useMemo<LoadedRecord | undefined>(() => {
    const editable = Boolean(access.update && record?.active);
    return (
      record && {
        ...resources,
        record,
        editable,
        mayEdit: field =>
          editable && fixed !== undefined && !fixed.includes(field),
      }
    );
  }, [resources, record, access.update, fixed]);

  if (!loaded) {
    return resource.error ? (
      <main className={styles.page}>
        <LoadFailure
          error={resource.error}
          onRetry={reload}
          notFound={{
            title: t('records.page.notFound', { number }),
            description: t(`records.${type}.notFoundDescription`),
            action: listHref && (
              <ButtonLink size="small" variant="secondary" href={listHref}>
                {t(`records.${type}.toList`)}
              </ButtonLink>
            ),
          }}
        />
      </main>
    ) : (
      <RecordPageSkeleton />
    );
  }
  return (
    <RecordContext.Provider value={loaded}>
      <main className={styles.page} aria-labelledby="itsm-record-title">
        <StaleNotice resource={resource} />
        {props.header}
        <div className={styles.body}>
          <div className={styles.main}>{props.children}</div>
          <aside aria-label={t(`records.${type}.rail`)}>{props.rail}</aside>
        </div>
        <VisuallyHidden>
          <p role="status">
            {changesByOthers > 0 &&
              t(`records.${type}.changedByOthers`, {
                count: changesByOthers,
              })}
          </p>
        </VisuallyHidden>
      </main>
    </RecordContext.Provider>
  );
}
