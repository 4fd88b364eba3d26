import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, DialogTrigger, Popover } from '@backstage/ui';
import type { Incident } from 'backstage-plugin-itsm-common';
import { useState } from 'react';
import { PersonField } from '../../components/entityRefField';
import { useSettings } from '../../hooks/useSettings';
import { useToast } from '../../hooks/useToast';
import { itsmTranslationRef } from '../../translation';
import styles from './BulkBar.module.css';
import { type BulkOutcome, useBulkAssign } from './useBulkAssign';
import { BulkOutcomeDialog } from './BulkOutcomeDialog';

export interface BulkBarProps {
  incidents: readonly Incident[];
  /** Called with those for which it failed, to stay selected. */
  onDone: (failed: Incident[]) => void;
  onClear: () => void;
}

/** What can be done with the selected incidents. */
export function BulkBar(props: BulkBarProps) {
  const { incidents } = props;
  const { t } = useTranslationRef(itsmTranslationRef);
  const { value: settings } = useSettings();
  const toast = useToast();
  const bulk = useBulkAssign();
  const [choosing, setChoosing] = useState(false);
  const [person, setPerson] = useState<string>();
  const [outcomes, setOutcomes] = useState<BulkOutcome[]>();
  const me = settings?.user.userRef;

  const assign = async (assignee: string) => {
    setChoosing(false);
    const done = await bulk.run(incidents, assignee);
    if (!done) {
      return;
    }
    const failed = done.filter(({ problem }) => problem);
    if (failed.length > 0) {
      setOutcomes(done);
    } else {
      toast({
        status: 'success',
        title: t('incidents.bulk.assigned', { count: done.length }),
      });
    }
    props.onDone(failed.map(({ incident }) => incident));
  };

  return (
    <>
      {incidents.length > 0 && (
        <div
          className={styles.bar}
          role="region"
          aria-label={t('incidents.bulk.label')}
        >
          <span className={styles.count} role="status">
            {t('incidents.bulk.selected', { count: incidents.length })}
          </span>
          {me && (
            <Button
              size="small"
              variant="secondary"
              isPending={bulk.pending}
              onPress={() => assign(me)}
            >
              {t('incidents.bulk.assignToMe')}
            </Button>
          )}
          <DialogTrigger isOpen={choosing} onOpenChange={setChoosing}>
            <Button size="small" variant="secondary" isDisabled={bulk.pending}>
              {t('incidents.bulk.assignTo')}
            </Button>
            <Popover hideArrow aria-label={t('incidents.bulk.assignTo')}>
              <div className={styles.person}>
                <PersonField
                  autoFocus
                  label={t('common.field.assignee')}
                  value={person}
                  onChange={setPerson}
                />
                <Button
                  size="small"
                  isDisabled={!person}
                  onPress={() => person && assign(person)}
                >
                  {t('incidents.bulk.assign', { count: incidents.length })}
                </Button>
              </div>
            </Popover>
          </DialogTrigger>
          <Button size="small" variant="tertiary" onPress={props.onClear}>
            {t('incidents.bulk.clear')}
          </Button>
        </div>
      )}
      {outcomes && (
        <BulkOutcomeDialog
          outcomes={outcomes}
          onClose={() => setOutcomes(undefined)}
        />
      )}
    </>
  );
}
