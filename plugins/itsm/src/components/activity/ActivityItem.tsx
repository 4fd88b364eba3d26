import type {
  ActivityEntry,
  ActivityKind,
  FieldChange,
  RecordType,
} from 'backstage-plugin-itsm-common';
import {
  RiAddCircleLine,
  RiChat1Line,
  RiCheckboxCircleLine,
  RiLink,
  RiLockLine,
  RiPencilLine,
  RiSettings3Line,
  type RemixiconComponentType,
} from '@remixicon/react';
import { ReactNode } from 'react';
import { useVocabulary } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';
import { Markdown } from '../markdown';
import { NamedRefs, PersonRef } from '../references';
import { RelativeTime } from '../relativeTime';
import { StateIcon, StateTag } from '../tags';
import styles from './ActivityItem.module.css';
import { FieldChanges } from './FieldChanges';
import { NumberLink } from './NumberLink';
import { taskStepOf, toldOfTask } from './taskStep';
import { useApprovalSentence } from './useApprovalSentence';

export interface ActivityItemProps {
  type: RecordType;
  entry: ActivityEntry;
}

const icons: Record<ActivityKind, RemixiconComponentType> = {
  created: RiAddCircleLine,
  updated: RiPencilLine,
  transitioned: RiPencilLine,
  commented: RiChat1Line,
  noted: RiLockLine,
  linked: RiLink,
  approval: RiCheckboxCircleLine,
  system: RiSettings3Line,
};

/** What an entry says, and what there is to say besides. */
function useTold(
  type: RecordType,
  entry: ActivityEntry,
): { sentence: ReactNode; message?: string } {
  const actor = <PersonRef personRef={entry.actor} />;
  const otherwise = useSentence(type, entry, actor);
  const sentenceOf = useApprovalSentence();
  const sentence = entry.approval && sentenceOf(actor, entry.approval);
  return sentence
    ? { sentence }
    : { sentence: otherwise, message: entry.message };
}

function useSentence(
  type: RecordType,
  entry: ActivityEntry,
  actor: JSX.Element,
): ReactNode {
  const t = useTranslate();
  const vocabulary = useVocabulary();
  if (entry.task) {
    const { number, title } = entry.task;
    return t(`common.activity.task.${taskStepOf(entry.task)}`, {
      actor,
      task: <strong>{`${number} ${title}`}</strong>,
    });
  }
  switch (entry.kind) {
    case 'created':
      return entry.channel === 'import'
        ? t('common.activity.imported', { actor })
        : t('common.activity.created', { actor });
    case 'transitioned':
      return t('common.activity.moved', {
        actor,
        from: <StateTag type={type} state={entry.transition?.from ?? ''} />,
        to: <StateTag type={type} state={entry.transition?.to ?? ''} />,
      });
    case 'linked': {
      const { link } = entry;
      return t(
        link?.removed ? 'common.activity.unlinked' : 'common.activity.linked',
        {
          actor,
          record: link ? <NumberLink number={link.number} /> : '',
          relation: vocabulary.relation(link?.relation ?? 'related'),
        },
      );
    }
    default:
      return t(`common.activity.${entry.kind}`, { actor });
  }
}

/** What a step wrote, without what it cleared: that goes with the step. */
function toldOf(entry: ActivityEntry): {
  changes?: FieldChange[];
  notes?: string;
} {
  if (entry.task) {
    return { changes: toldOfTask(entry.task) };
  }
  if (entry.kind !== 'transitioned') {
    return { changes: entry.changes };
  }
  const written = entry.changes?.filter(({ to }) => to !== undefined);
  const notes = written?.find(({ field }) => field === 'resolutionNotes')?.to;
  return {
    changes: written?.filter(({ field }) => field !== 'resolutionNotes'),
    notes: typeof notes === 'string' ? notes : undefined,
  };
}

/** One entry of a record's history. */
export function ActivityItem(props: ActivityItemProps) {
  const { type, entry } = props;
  const t = useTranslate();
  const vocabulary = useVocabulary();
  const { sentence, message } = useTold(type, entry);
  const Icon = icons[entry.kind];
  const internal = entry.kind === 'noted';
  const { changes, notes } = toldOf(entry);
  return (
    <li className={styles.item}>
      <span className={styles.icon}>
        {entry.transition ? (
          <StateIcon type={type} state={entry.transition.to} />
        ) : (
          <Icon aria-hidden />
        )}
      </span>
      <div className={styles.content}>
        <div className={styles.line}>
          <span className={styles.sentence}>{sentence}</span>
          <span className={styles.when}>
            {entry.channel !== 'portal' &&
              `${t('common.activity.via', {
                channel: vocabulary.writeChannel(entry.channel),
              })} · `}
            <RelativeTime at={entry.at} />
          </span>
        </div>
        {message && (
          <p className={styles.message}>
            <NamedRefs text={message} />
          </p>
        )}
        {/* Of a new record, the page itself tells the fields. */}
        {entry.kind !== 'created' && <FieldChanges changes={changes} />}
        {notes && (
          <div className={styles.reason}>
            <Markdown content={notes} />
          </div>
        )}
        {entry.reason && (
          <div className={styles.reason}>
            <Markdown content={entry.reason} />
          </div>
        )}
        {entry.comment && (
          <div className={internal ? styles.note : styles.comment}>
            {internal && (
              <span className={styles.internal}>
                <RiLockLine aria-hidden />
                {t('common.activity.internal')}
              </span>
            )}
            <Markdown content={entry.comment} />
          </div>
        )}
      </div>
    </li>
  );
}
