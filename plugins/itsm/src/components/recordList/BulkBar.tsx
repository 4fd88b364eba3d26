import { Button, DialogTrigger, Popover } from '@backstage/ui';
import type { ItsmRecord, RecordType } from 'backstage-plugin-itsm-common';
import { useState } from 'react';
import { useSettings } from '../../hooks/useSettings';
import { useToast } from '../../hooks/useToast';
import { useTranslate } from '../../hooks/useTranslate';
import { PersonField } from '../entityRefField';
import styles from './BulkBar.module.css';
import { type BulkOutcome, useBulkAssign } from './useBulkAssign';
import { BulkOutcomeDialog } from './BulkOutcomeDialog';

export interface BulkBarProps {
  type: RecordType;
  records: readonly ItsmRecord[];
  /** Called with those for which it failed, to stay selected. */
  onDone: (failed: ItsmRecord[]) => void;
  onClear: () => void;
}

/** What can be done with the selected records. */
export function BulkBar(props: BulkBarProps) {
  const { type, records } = props;
  const t = useTranslate();
  const { value: settings } = useSettings();
  const toast = useToast();
  const bulk = useBulkAssign(type);
  const [choosing, setChoosing] = useState(false);
  const [person, setPerson] = useState<string>();
  const [outcomes, setOutcomes] = useState<BulkOutcome[]>();
  const me = settings?.user.userRef;

  const assign = async (assignee: string) => {
    setChoosing(false);
    const done = await bulk.run(records, assignee);
    if (!done) {
      return;
    }
    const failed = done.filter(({ problem }) => problem);
    if (failed.length > 0) {
      setOutcomes(done);
    } else {
      toast({
        status: 'success',
        title: t(`records.${type}.bulk.assigned`, { count: done.length }),
      });
    }
    props.onDone(failed.map(({ record }) => record));
  };

  return (
    <>
      {records.length > 0 && (
        <div
          className={styles.bar}
          role="region"
          aria-label={t(`records.${type}.bulk.label`)}
        >
          <span className={styles.count} role="status">
            {t('records.bulk.selected', { count: records.length })}
          </span>
          {me && (
            <Button
              size="small"
              variant="secondary"
              isPending={bulk.pending}
              onPress={() => assign(me)}
            >
              {t('records.bulk.assignToMe')}
            </Button>
          )}
          <DialogTrigger isOpen={choosing} onOpenChange={setChoosing}>
            <Button size="small" variant="secondary" isDisabled={bulk.pending}>
              {t('records.bulk.assignTo')}
            </Button>
            <Popover hideArrow aria-label={t('records.bulk.assignTo')}>
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
                  {t(`records.${type}.bulk.assign`, { count: records.length })}
                </Button>
              </div>
            </Popover>
          </DialogTrigger>
          <Button size="small" variant="tertiary" onPress={props.onClear}>
            {t('records.bulk.clear')}
          </Button>
        </div>
      )}
      {outcomes && (
        <BulkOutcomeDialog
          type={type}
          outcomes={outcomes}
          onClose={() => setOutcomes(undefined)}
        />
      )}
    </>
  );
}
