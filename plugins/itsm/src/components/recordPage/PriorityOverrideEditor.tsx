import { Select, TextAreaField } from '@backstage/ui';
import { useState } from 'react';
import { FormEditor } from '../rail';
import { useSettings } from '../../hooks/useSettings';
import { useTranslate } from '../../hooks/useTranslate';
import { useLoadedRecord } from './RecordContext';

/** What stands for the priority that follows from impact and urgency. */
const BY_MATRIX = 'matrix';

/** Sets the priority by hand, with the reason why, or lets go of that. */
export function PriorityOverrideEditor() {
  const { record, update } = useLoadedRecord();
  const { value: settings } = useSettings();
  const t = useTranslate();
  const [chosen, setChosen] = useState(BY_MATRIX);
  const [reason, setReason] = useState('');
  const byHand = chosen !== BY_MATRIX;
  return (
    <FormEditor
      label={t('common.edit.change', { name: t('common.field.priority') })}
      onOpen={() => {
        setChosen(
          record.priorityOverride ? String(record.priority) : BY_MATRIX,
        );
        setReason(record.priorityOverride?.reason ?? '');
      }}
      isDisabled={byHand && !reason.trim()}
      onSave={() =>
        update({
          priorityOverride: byHand
            ? { priority: Number(chosen), reason }
            : null,
        })
      }
    >
      <Select
        label={t('common.field.priority')}
        value={chosen}
        onChange={key => setChosen(String(key ?? BY_MATRIX))}
        options={[
          { id: BY_MATRIX, label: t('records.page.byMatrix') },
          ...(settings?.priorities ?? []).map(({ priority, name }) => ({
            id: String(priority),
            label: `${priority} ${name}`,
          })),
        ]}
      />
      {byHand && (
        <TextAreaField
          label={t('common.field.reason')}
          isRequired
          rows={3}
          value={reason}
          onChange={setReason}
        />
      )}
    </FormEditor>
  );
}
