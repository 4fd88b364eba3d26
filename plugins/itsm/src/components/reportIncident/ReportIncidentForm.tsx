import {
  Button,
  DialogBody,
  DialogFooter,
  Skeleton,
  TextField,
} from '@backstage/ui';
import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import type { Incident, RecordDigest } from 'backstage-plugin-itsm-common';
import { KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { messageOf } from '../../api/failures';
import { useSettings } from '../../hooks/useSettings';
import { useTranslate } from '../../hooks/useTranslate';
import { EntityRefField } from '../entityRefField';
import { FormFailure, RestoredNote } from '../formDialog';
import { MarkdownField } from '../markdown';
import { LevelFields } from './LevelFields';
import { MoreFields } from './MoreFields';
import { NearbyRecords } from './NearbyRecords';
import { PriorityPreview } from './PriorityPreview';
import { isFilledIn, levelsOf, ReportDraft } from './ReportDraft';
import styles from './ReportIncidentForm.module.css';
import { useReport } from './useReport';
import { useReportDraft } from './useReportDraft';

export interface ReportIncidentFormProps {
  entityRef?: string;
  onReported: (incident: Incident) => void;
  onJoined: (record: RecordDigest) => void;
  onClose: () => void;
}

/** Where the form's issues belong that aren't at hand from the start. */
const moreFields = [
  'affectedEntityRefs',
  'assignmentGroup',
  'startedAt',
  'category',
  'tags',
  'visibility',
];

const isApple = () => /Mac|iPhone|iPad/.test(navigator.platform);

/** What is broken, how badly, and the little else that is needed. */
export function ReportIncidentForm(props: ReportIncidentFormProps) {
  const t = useTranslate();
  const { value: settings, error: settingsError } = useSettings();
  const { draft, restored, change, discard } = useReportDraft(props.entityRef);
  const report = useReport({
    draft,
    change,
    settings,
    onReported: incident => {
      discard();
      props.onReported(incident);
    },
  });
  const issues = report.failure?.issues ?? {};
  const [more, setMore] = useState(
    () => draft.affectedEntityRefs.length > 0 || Boolean(draft.startedAt),
  );
  const moreId = useId();
  const formRef = useRef<HTMLDivElement>(null);

  const { failure, refusals } = report;
  const inMore = moreFields.some(field => issues[field]);
  useEffect(() => {
    if (inMore) {
      setMore(true);
    }
  }, [inMore]);
  useEffect(() => {
    if (refusals > 0) {
      formRef.current
        ?.querySelector<HTMLElement>('[aria-invalid="true"]')
        ?.focus();
    }
  }, [refusals]);

  const edit = (changes: Partial<ReportDraft>) => {
    report.forget(
      Object.keys(changes).map(name =>
        name === 'restricted' ? 'visibility' : name,
      ),
    );
    change(changes);
  };
  const sendByKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      report.send();
    }
  };
  const levels = settings && levelsOf(draft, settings);

  return (
    <>
      <DialogBody>
        <div
          ref={formRef}
          role="form"
          aria-label={t('report.title')}
          className={styles.form}
          onKeyDownCapture={sendByKey}
        >
          {restored && (
            <RestoredNote text={t('report.restored')} onStartOver={discard} />
          )}
          <EntityRefField
            label={t('report.entity')}
            isRequired
            autoFocus={!draft.entityRef}
            value={draft.entityRef}
            onChange={entityRef => edit({ entityRef })}
            errorMessage={issues.entityRef}
          />
          <TextField
            label={t('common.field.title')}
            placeholder={t('report.titlePlaceholder')}
            isRequired
            secondaryLabel={t('report.required')}
            autoFocus={Boolean(draft.entityRef)}
            autoComplete="off"
            maxLength={200}
            value={draft.title}
            onChange={title => edit({ title })}
            validationBehavior="aria"
            validate={() => issues.title}
          />
          {settings && levels ? (
            <div className={styles.levels}>
              <LevelFields
                settings={settings}
                levels={levels}
                issues={issues}
                onChange={edit}
              />
              <PriorityPreview settings={settings} {...levels} />
            </div>
          ) : (
            !settingsError && <Skeleton width="100%" height="3.25rem" />
          )}
          {draft.entityRef && (
            <NearbyRecords
              key={draft.entityRef}
              entityRef={draft.entityRef}
              title={draft.title}
              onJoined={record => {
                discard();
                props.onJoined(record);
              }}
            />
          )}
          <MarkdownField
            label={t('common.field.description')}
            placeholder={t('report.descriptionPlaceholder')}
            value={draft.description}
            onChange={description => edit({ description })}
            issue={issues.description}
            rows={4}
          />
          <div>
            <Button
              size="small"
              variant="tertiary"
              iconStart={more ? <RiArrowDownSLine /> : <RiArrowRightSLine />}
              aria-expanded={more}
              aria-controls={moreId}
              onPress={() => setMore(!more)}
            >
              {t('report.more')}
            </Button>
            <div id={moreId} className={styles.more} hidden={!more}>
              {more && (
                <MoreFields
                  draft={draft}
                  settings={settings}
                  issues={issues}
                  change={edit}
                />
              )}
            </div>
          </div>
        </div>
      </DialogBody>
      <FormFailure
        title={t('report.failed')}
        message={
          failure?.message ?? (settingsError && messageOf(settingsError))
        }
      />
      <DialogFooter>
        <span className={styles.hint}>
          {t('report.shortcut', { keys: isApple() ? '⌘ ↵' : 'Ctrl ↵' })}
        </span>
        <Button
          variant="tertiary"
          onPress={() => {
            discard();
            props.onClose();
          }}
        >
          {isFilledIn(draft) ? t('report.discard') : t('common.action.cancel')}
        </Button>
        <Button
          variant="primary"
          isPending={report.pending}
          isDisabled={!settings}
          onPress={report.send}
        >
          {t('report.submit')}
        </Button>
      </DialogFooter>
    </>
  );
}
