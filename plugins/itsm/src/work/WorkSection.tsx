import type { ItsmRecord } from 'backstage-plugin-itsm-common';
import { RecordTable, useRecordColumns } from '../components/recordTable';
import { useTranslate } from '../hooks/useTranslate';
import type { WorkKind } from './sortWork';
import styles from './WorkSection.module.css';

export interface WorkSectionProps {
  kind: WorkKind;
  /** Nothing yet while they are loaded. */
  records?: ItsmRecord[];
  loading: boolean;
}

/** The records that the reader has to do with in one way. */
export function WorkSection(props: WorkSectionProps) {
  const { kind, records, loading } = props;
  const t = useTranslate();
  const columns = useRecordColumns<ItsmRecord>();
  const title = t(`work.${kind}.title`);
  return (
    <section>
      <h2 className={styles.title}>
        {title}{' '}
        {records && <span className={styles.count}>{records.length}</span>}
      </h2>
      {records?.length === 0 ? (
        <p className={styles.empty}>{t(`work.${kind}.empty`)}</p>
      ) : (
        <RecordTable
          label={title}
          columns={[
            columns.priority,
            columns.number,
            columns.title,
            columns.state,
            columns.entity,
            columns.assignedTo,
            columns.openedAt,
            columns.updatedAt,
          ]}
          items={records}
          loading={loading}
          expected={3}
          plainHead
        />
      )}
    </section>
  );
}
