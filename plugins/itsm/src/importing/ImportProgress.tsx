import { Button } from '@backstage/ui';
import { useId } from 'react';
import { useTranslate } from '../hooks/useTranslate';
import styles from './ImportPage.module.css';
import type { ImportPhase } from './useFileImport';

export interface ImportProgressProps {
  phase: Exclude<ImportPhase, { name: 'idle' }>;
  onCancel: () => void;
}

/** How far it has come, and the way out. */
export function ImportProgress({ phase, onCancel }: ImportProgressProps) {
  const t = useTranslate();
  const id = useId();
  const { share, label } = (() => {
    switch (phase.name) {
      case 'reading':
        return { share: phase.share, label: t('importing.run.reading') };
      case 'rehearsing':
        return { share: undefined, label: t('importing.run.rehearsing') };
      default: {
        const { done, all } = phase;
        return {
          share: all === 0 ? 1 : done / all,
          label: t('importing.run.importing', {
            done: done.toLocaleString(),
            all: all.toLocaleString(),
          }),
        };
      }
    }
  })();
  return (
    <div className={styles.progress}>
      <label htmlFor={id}>{label}</label>
      <progress id={id} max={1} value={share} />
      <Button size="small" variant="secondary" onPress={onCancel}>
        {t('importing.run.cancel')}
      </Button>
    </div>
  );
}
