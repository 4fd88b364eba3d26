import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, ButtonIcon } from '@backstage/ui';
import { RiPencilLine } from '@remixicon/react';
import { EditNotice, useEdit } from '../../components/editInPlace';
import { Markdown, MarkdownField } from '../../components/markdown';
import { itsmTranslationRef } from '../../translation';
import styles from './IncidentDescription.module.css';
import { useLoadedIncident } from './IncidentRecordContext';
import { IncidentResolution } from './IncidentResolution';

/** What happened, in the words of those who reported it. */
export function IncidentDescription() {
  const { incident, editable, update } = useLoadedIncident();
  const { t } = useTranslationRef(itsmTranslationRef);
  const edit = useEdit({
    value: incident.description,
    onSave: description => update({ description }),
  });

  return (
    <section
      className={styles.section}
      aria-label={t('common.field.description')}
    >
      <IncidentResolution />
      {edit.editing ? (
        <>
          <MarkdownField
            label={t('common.field.description')}
            rows={8}
            autoFocus
            value={edit.draft}
            onChange={edit.change}
            onSubmit={edit.save}
          />
          <EditNotice edit={edit} present={incident.description} />
          <div className={styles.actions}>
            <Button size="small" isPending={edit.pending} onPress={edit.save}>
              {t('common.action.save')}
            </Button>
            <Button size="small" variant="secondary" onPress={edit.cancel}>
              {t('common.action.cancel')}
            </Button>
          </div>
        </>
      ) : (
        <div className={styles.text}>
          {incident.description ? (
            <Markdown content={incident.description} />
          ) : (
            <p className={styles.none}>{t('incidents.record.noDescription')}</p>
          )}
          {editable && (
            <ButtonIcon
              className={styles.pencil}
              size="small"
              variant="tertiary"
              icon={<RiPencilLine />}
              aria-label={t('incidents.record.editDescription')}
              onPress={edit.start}
            />
          )}
        </div>
      )}
    </section>
  );
}
