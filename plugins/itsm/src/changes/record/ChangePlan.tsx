import { Checkbox } from '@backstage/ui';
import { RiCheckLine } from '@remixicon/react';
import { RecordText, useLoadedRecord } from '../../components/recordPage';
import { useTranslate } from '../../hooks/useTranslate';
import styles from './ChangePlan.module.css';
import { Section } from './Section';

function Proven(props: { field: 'testsProven' | 'backoutProven' }) {
  const { field } = props;
  const { record, editable, attempt, update } = useLoadedRecord('change');
  const t = useTranslate();
  if (editable) {
    return (
      <Checkbox
        isSelected={record[field]}
        onChange={proven => {
          attempt(() => update({ [field]: proven }));
        }}
      >
        {t(`changes.plan.${field}`)}
      </Checkbox>
    );
  }
  return record[field] ? (
    <p className={styles.proven}>
      <RiCheckLine aria-hidden />
      {t(`changes.plan.${field}`)}
    </p>
  ) : null;
}

/** Why it is made, how, how it is tested, and the way back. */
export function ChangePlan() {
  const t = useTranslate();
  return (
    <Section title={t('changes.plan.title')}>
      <div className={styles.plan}>
        <RecordText field="justification" headed />
        <RecordText field="implementationPlan" headed />
        <div className={styles.part}>
          <RecordText field="testPlan" headed />
          <Proven field="testsProven" />
        </div>
        <div className={styles.part}>
          <RecordText field="backoutPlan" headed />
          <Proven field="backoutProven" />
        </div>
      </div>
    </Section>
  );
}
