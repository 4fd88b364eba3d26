import { TextAreaField } from '@backstage/ui';
import { useState } from 'react';
import { FormEditor, RailRow } from '../../components/rail';
import { useLoadedRecord } from '../../components/recordPage';
import { useVocabulary } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';
import styles from './ContributingFactorsRow.module.css';

function Editor(props: { name: string }) {
  const { name } = props;
  const { record, update } = useLoadedRecord('problem');
  const t = useTranslate();
  const [text, setText] = useState('');
  return (
    <FormEditor
      label={t('common.edit.change', { name })}
      onOpen={() => setText(record.contributingFactors.join('\n'))}
      onSave={() =>
        update({
          contributingFactors: text
            .split('\n')
            .map(line => line.trim())
            .filter(Boolean),
        })
      }
    >
      <TextAreaField
        autoFocus
        label={name}
        description={t('problems.oneALine')}
        rows={5}
        value={text}
        onChange={setText}
      />
    </FormEditor>
  );
}

/** What helped the cause along without being it. */
export function ContributingFactorsRow() {
  const { record, editable } = useLoadedRecord('problem');
  const t = useTranslate();
  const name = useVocabulary().field('contributingFactors');
  const { contributingFactors } = record;
  return (
    <RailRow name={name} action={editable && <Editor name={name} />}>
      {contributingFactors.length > 0 ? (
        <ul className={styles.factors}>
          {contributingFactors.map((factor, at) => (
            <li key={at}>{factor}</li>
          ))}
        </ul>
      ) : (
        t('common.none')
      )}
    </RailRow>
  );
}
