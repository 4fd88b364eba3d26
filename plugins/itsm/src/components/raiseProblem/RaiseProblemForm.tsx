import {
  Button,
  DialogBody,
  DialogFooter,
  Select,
  Skeleton,
  TextField,
} from '@backstage/ui';
import { type Problem, problemDetections } from 'backstage-plugin-itsm-common';
import { FormEvent, useId, useState } from 'react';
import { messageOf } from '../../api/failures';
import { useSettings } from '../../hooks/useSettings';
import { useVocabulary } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';
import { EntityRefField, GroupField } from '../entityRefField';
import { FormFailure } from '../formDialog';
import { MarkdownField } from '../markdown';
import { LevelFields } from '../reportIncident/LevelFields';
import { PriorityPreview } from '../reportIncident/PriorityPreview';
import { IncidentsField } from './IncidentsField';
import {
  draftOf,
  type GivenProblem,
  levelsOf,
  type ProblemDraft,
} from './ProblemDraft';
import styles from './RaiseProblemForm.module.css';
import { useRaiseProblem } from './useRaiseProblem';

export interface RaiseProblemFormProps {
  given: GivenProblem;
  onRaised: (problem: Problem) => void;
}

/** What keeps coming back, where, and the incidents that show it. */
export function RaiseProblemForm(props: RaiseProblemFormProps) {
  const t = useTranslate();
  const vocabulary = useVocabulary();
  const { value: settings, error: settingsError } = useSettings();
  const formId = useId();
  const [draft, setDraft] = useState(() => draftOf(props.given));
  const change = (changes: Partial<ProblemDraft>) =>
    setDraft(before => ({ ...before, ...changes }));
  const raise = useRaiseProblem({
    draft,
    settings,
    onRaised: props.onRaised,
  });
  const { issues } = raise;
  const levels = settings && levelsOf(draft, settings);

  return (
    <>
      <DialogBody>
        <form
          id={formId}
          noValidate
          className={styles.form}
          aria-label={t('problems.raise.title')}
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            raise.submit();
          }}
        >
          <TextField
            className={styles.wide}
            label={t('common.field.title')}
            placeholder={t('problems.raise.titlePlaceholder')}
            isRequired
            autoFocus
            autoComplete="off"
            maxLength={200}
            value={draft.title}
            onChange={title => change({ title })}
            validationBehavior="aria"
            validate={() => issues.title}
          />
          <EntityRefField
            className={styles.wide}
            label={t('common.field.entityRef')}
            description={t('problems.raise.entityHint')}
            value={draft.entityRef}
            onChange={entityRef => change({ entityRef })}
            errorMessage={issues.entityRef}
          />
          {settings && levels ? (
            <div className={styles.levels}>
              <LevelFields
                settings={settings}
                levels={levels}
                issues={issues}
                onChange={change}
              />
              <PriorityPreview settings={settings} {...levels} />
            </div>
          ) : (
            !settingsError && <Skeleton width="100%" height="3.25rem" />
          )}
          <div className={styles.wide}>
            <MarkdownField
              label={t('common.field.description')}
              rows={4}
              value={draft.description}
              onChange={description => change({ description })}
              issue={issues.description}
            />
          </div>
          <GroupField
            label={t('common.field.assignmentGroup')}
            placeholder={t('problems.raise.groupPlaceholder')}
            value={draft.assignmentGroup}
            onChange={assignmentGroup => change({ assignmentGroup })}
            errorMessage={issues.assignmentGroup}
          />
          <Select
            label={vocabulary.field('detection')}
            options={problemDetections.map(id => ({
              id,
              label: vocabulary.choice('detection', id),
            }))}
            value={draft.detection}
            onChange={chosen => {
              const detection = problemDetections.find(one => one === chosen);
              if (detection) {
                change({ detection });
              }
            }}
          />
          <div className={styles.wide}>
            <IncidentsField
              incidents={draft.incidents}
              onChange={incidents => change({ incidents })}
              issue={issues.incidents}
            />
          </div>
        </form>
      </DialogBody>
      <FormFailure
        title={t('common.failure.title')}
        message={raise.message ?? (settingsError && messageOf(settingsError))}
      />
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {t('common.action.cancel')}
        </Button>
        <Button
          variant="primary"
          type="submit"
          form={formId}
          isPending={raise.pending}
          isDisabled={!settings}
        >
          {t('problems.raise.submit')}
        </Button>
      </DialogFooter>
    </>
  );
}
