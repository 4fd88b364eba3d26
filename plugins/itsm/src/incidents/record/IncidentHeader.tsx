import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Tooltip, TooltipTrigger } from '@backstage/ui';
import type {
  DescribedTransition,
  TransitionIncidentRequest,
} from 'backstage-plugin-itsm-common';
import { useState } from 'react';
import { PersonRef } from '../../components/references';
import { RelativeTime } from '../../components/relativeTime';
import { StateStepper } from '../../components/stateStepper';
import { PriorityTag, RestrictedMark } from '../../components/tags';
import {
  TransitionButtons,
  TransitionDialog,
} from '../../components/transition';
import { TextButton } from '../../components/textButton';
import { useSettings } from '../../hooks/useSettings';
import { useVocabulary } from '../../hooks/useVocabulary';
import { itsmTranslationRef } from '../../translation';
import { CopyLinkButton } from './CopyLinkButton';
import styles from './IncidentHeader.module.css';
import { useLoadedIncident } from './IncidentRecordContext';
import { IncidentTitle } from './IncidentTitle';

/** What the incident is, where it stands, and what can be done with it. */
export function IncidentHeader() {
  const record = useLoadedIncident();
  const { incident, links, transitions } = record;
  const { t } = useTranslationRef(itsmTranslationRef);
  const vocabulary = useVocabulary();
  const { value: settings } = useSettings();
  const [chosen, setChosen] = useState<DescribedTransition>();
  const [pending, setPending] = useState<string>();

  const choose = async (transition: DescribedTransition) => {
    const final = settings?.states.incident?.find(
      ({ value }) => value === transition.to,
    )?.final;
    // What asks for nothing is done at once, unless there is no way back.
    if (transition.requires.length > 0 || final) {
      setChosen(transition);
      return;
    }
    setPending(transition.to);
    await record.attempt(() =>
      record.transition({ to: transition.to, version: incident.version }),
    );
    setPending(undefined);
  };

  const override = incident.priorityOverride;
  return (
    <header className={styles.header}>
      <div className={styles.identity}>
        <span className={styles.number}>{incident.number}</span>
        <CopyLinkButton />
        {incident.visibility === 'restricted' && <RestrictedMark labelled />}
      </div>
      <IncidentTitle />
      <div className={styles.facts}>
        <PriorityTag priority={incident.priority} />
        {override ? (
          <TooltipTrigger delay={200}>
            <Button size="small" variant="tertiary" className={styles.override}>
              {t('incidents.record.overridden')}
            </Button>
            <Tooltip>{override.reason}</Tooltip>
          </TooltipTrigger>
        ) : (
          <span className={styles.quiet}>
            {t('incidents.record.levels', {
              impact: vocabulary.level(incident.impact),
              urgency: vocabulary.level(incident.urgency),
            })}
          </span>
        )}
        <span className={`${styles.quiet} ${styles.opened}`}>
          {t('incidents.record.opened', {
            time: <RelativeTime at={incident.openedAt} />,
            person: <PersonRef personRef={incident.openedBy} />,
          })}
        </span>
      </div>
      <div className={styles.progress}>
        <StateStepper
          type="incident"
          state={incident.state}
          note={
            incident.holdReason &&
            vocabulary.choice('holdReason', incident.holdReason)
          }
        />
        {!transitions.value && transitions.error && (
          <TextButton onPress={transitions.retry}>
            {t('incidents.record.stepsFailed')}
          </TextButton>
        )}
        {transitions.value && (
          <TransitionButtons
            record={incident}
            transitions={transitions.value}
            pending={pending}
            onChoose={choose}
          />
        )}
      </div>
      {chosen && (
        <TransitionDialog
          transition={chosen}
          available={transitions.value ?? [chosen]}
          record={incident}
          links={links.value ?? []}
          onReload={record.reload}
          onClose={() => setChosen(undefined)}
          onSubmit={request =>
            // The form is drawn from what the backend asks for, so that it
            // holds what this process takes.
            record.transition(request as TransitionIncidentRequest)
          }
        />
      )}
    </header>
  );
}
