import { Button, Tooltip, TooltipTrigger } from '@backstage/ui';
import type {
  DescribedTransition,
  RecordType,
} from 'backstage-plugin-itsm-common';
import { ReactNode, useState } from 'react';
import { PersonRef } from '../references';
import { RelativeTime } from '../relativeTime';
import { StateStepper } from '../stateStepper';
import { PriorityTag, RestrictedMark } from '../tags';
import { TransitionButtons, TransitionDialog } from '../transition';
import { TextButton } from '../textButton';
import { useSettings } from '../../hooks/useSettings';
import type { TransitionOf } from '../../hooks/useRecordsApi';
import { useVocabulary } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';
import { CopyLinkButton } from './CopyLinkButton';
import styles from './RecordHeader.module.css';
import { useLoadedRecord } from './RecordContext';
import { RecordTitle } from './RecordTitle';

export interface RecordHeaderProps {
  /** Marks beside the number, such as that it waits. */
  marks?: ReactNode;
  /** Facts that only this type has, after the priority. */
  facts?: ReactNode;
  /** What is said of the state it is in, such as why it waits. */
  stateNote?: string;
  /** The states on the record's straight way, if it has one of its own. */
  path?: readonly string[];
  /** What can be done besides taking a step. */
  actions?: ReactNode;
}

/** What the record is, where it stands, and what can be done with it. */
export function RecordHeader(props: RecordHeaderProps) {
  const loaded = useLoadedRecord();
  const { type, record, links, transitions } = loaded;
  const t = useTranslate();
  const vocabulary = useVocabulary();
  const { value: settings } = useSettings();
  const [chosen, setChosen] = useState<DescribedTransition>();
  const [pending, setPending] = useState<string>();

  const choose = async (transition: DescribedTransition) => {
    const final = settings?.states[type]?.find(
      ({ value }) => value === transition.to,
    )?.final;
    // What asks for nothing is done at once, unless there is no way back.
    if (transition.requires.length > 0 || final) {
      setChosen(transition);
      return;
    }
    setPending(transition.to);
    await loaded.attempt(() =>
      loaded.transition({
        to: transition.to,
        version: record.version,
      } as TransitionOf<RecordType>),
    );
    setPending(undefined);
  };

  const override = record.priorityOverride;
  return (
    <header className={styles.header}>
      <div className={styles.identity}>
        <span className={styles.number}>{record.number}</span>
        <CopyLinkButton />
        {record.visibility === 'restricted' && <RestrictedMark labelled />}
        {props.marks}
      </div>
      <RecordTitle />
      <div className={styles.facts}>
        <PriorityTag priority={record.priority} />
        {override ? (
          <TooltipTrigger delay={200}>
            <Button size="small" variant="tertiary" className={styles.override}>
              {t('records.page.overridden')}
            </Button>
            <Tooltip>{override.reason}</Tooltip>
          </TooltipTrigger>
        ) : (
          <span className={styles.quiet}>
            {t('records.page.levels', {
              impact: vocabulary.level(record.impact),
              urgency: vocabulary.level(record.urgency),
            })}
          </span>
        )}
        {props.facts}
        <span className={`${styles.quiet} ${styles.opened}`}>
          {t('records.page.opened', {
            time: <RelativeTime at={record.openedAt} />,
            person: <PersonRef personRef={record.openedBy} />,
          })}
        </span>
      </div>
      <div className={styles.progress}>
        <StateStepper
          type={type}
          state={record.state}
          note={props.stateNote}
          path={props.path}
        />
        <div className={styles.actions}>
          {!transitions.value && transitions.error && (
            <TextButton onPress={transitions.retry}>
              {t('records.page.stepsFailed')}
            </TextButton>
          )}
          {transitions.value && (
            <TransitionButtons
              record={record}
              transitions={transitions.value}
              path={props.path}
              pending={pending}
              onChoose={choose}
            />
          )}
          {props.actions}
        </div>
      </div>
      {chosen && (
        <TransitionDialog
          transition={chosen}
          available={transitions.value ?? [chosen]}
          record={record}
          links={links.value ?? []}
          onReload={loaded.reload}
          onClose={() => setChosen(undefined)}
          onSubmit={request =>
            // The form is drawn from what the backend asks for, so that it
            // holds what this process takes.
            loaded.transition(request as TransitionOf<RecordType>)
          }
        />
      )}
    </header>
  );
}
