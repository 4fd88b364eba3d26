import { useApi } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  Checkbox,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  TextField,
} from '@backstage/ui';
import { FormEvent, useId, useState } from 'react';
import { issuesOf, messageOf } from '../../api/failures';
import { itsmApiRef } from '../../api/itsmApiRef';
import { MarkdownField } from '../../components/markdown';
import { useLoadedRecord } from '../../components/recordPage';
import { useAction } from '../../hooks/useAction';
import { useTranslate } from '../../hooks/useTranslate';
import styles from './ReviewDialog.module.css';

/** Asks how the change went. */
export function ReviewDialog(props: { onClose: () => void }) {
  const { onClose } = props;
  const { record, number, write } = useLoadedRecord('change');
  const t = useTranslate();
  const itsm = useApi(itsmApiRef);
  const formId = useId();
  const { review } = record;
  const [whatHappened, setWhatHappened] = useState(review?.whatHappened ?? '');
  const [followUps, setFollowUps] = useState(review?.followUps ?? '');
  const [objectivesMet, setObjectivesMet] = useState(
    review?.objectivesMet ?? true,
  );
  const [incidents, setIncidents] = useState(
    review?.incidentsCaused.join(', ') ?? '',
  );
  const [missing, setMissing] = useState(false);
  const save = useAction(async () => {
    await write(() =>
      itsm.changes.review(number, {
        whatHappened,
        objectivesMet,
        incidentsCaused: incidents.split(/[\s,]+/).filter(Boolean),
        followUps: followUps.trim() ? followUps : undefined,
      }),
    );
    onClose();
  });
  const issueOf = (field: string) =>
    issuesOf(save.error).find(issue => issue.field.startsWith(field))?.message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(!whatHappened.trim());
    if (whatHappened.trim() && !save.pending) {
      save.run();
    }
  };

  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      width={560}
      // A click beside it must not throw away what was written.
      isDismissable={false}
    >
      <DialogHeader>{`${t('changes.review.title')} · ${number}`}</DialogHeader>
      <DialogBody>
        <form id={formId} className={styles.form} onSubmit={submit} noValidate>
          <div role="alert">
            {save.error && (
              <Alert
                status="danger"
                icon
                title={t('common.failure.title')}
                description={messageOf(save.error)}
              />
            )}
          </div>
          <MarkdownField
            autoFocus
            isRequired
            label={t('changes.review.whatHappened')}
            value={whatHappened}
            onChange={setWhatHappened}
            issue={missing ? t('changes.review.missing') : undefined}
          />
          <Checkbox isSelected={objectivesMet} onChange={setObjectivesMet}>
            {t('changes.review.objectivesMet')}
          </Checkbox>
          <TextField
            label={t('changes.review.incidentsCaused')}
            description={t('changes.review.incidentsHint')}
            value={incidents}
            onChange={setIncidents}
            validationBehavior="aria"
            validate={() => issueOf('incidentsCaused')}
          />
          <MarkdownField
            rows={2}
            label={t('changes.review.followUps')}
            value={followUps}
            onChange={setFollowUps}
            issue={issueOf('followUps')}
          />
        </form>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {t('common.action.cancel')}
        </Button>
        <Button type="submit" form={formId} isPending={save.pending}>
          {t('common.action.save')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
