import { Button } from '@backstage/ui';
import { RiFileUploadLine } from '@remixicon/react';
import { useRef, useState } from 'react';
import { useTranslate } from '../hooks/useTranslate';
import styles from './FileDrop.module.css';

export interface FileDropProps {
  file?: File;
  isDisabled: boolean;
  onChoose: (file: File) => void;
}

function sizeOf({ size }: File): string {
  return new Intl.NumberFormat(undefined, {
    style: 'unit',
    unit: size < 1_000_000 ? 'kilobyte' : 'megabyte',
    maximumFractionDigits: 1,
  }).format(size < 1_000_000 ? size / 1000 : size / 1_000_000);
}

/** Takes a file that is dropped on it, or chosen. */
export function FileDrop({ file, isDisabled, onChoose }: FileDropProps) {
  const t = useTranslate();
  const [isOver, setIsOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null) => {
    const chosen = files?.item(0);
    if (chosen && !isDisabled) {
      onChoose(chosen);
    }
  };
  return (
    <div
      className={`${styles.drop} ${isOver ? styles.over : ''}`}
      onDragOver={event => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={event => {
        event.preventDefault();
        setIsOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <RiFileUploadLine aria-hidden />
      <p aria-live="polite">
        {file
          ? t('importing.file.chosen', { name: file.name, size: sizeOf(file) })
          : t('importing.file.drop')}
      </p>
      <p className={styles.quiet}>{t('importing.file.formats')}</p>
      <input
        ref={input}
        className={styles.input}
        type="file"
        tabIndex={-1}
        aria-label={t('importing.file.label')}
        accept=".csv,.tsv,.txt,.ndjson,.jsonl,.json"
        disabled={isDisabled}
        onChange={event => {
          take(event.target.files);
          // So that the same file can be chosen again after it was changed.
          event.target.value = '';
        }}
      />
      <Button
        variant="secondary"
        isDisabled={isDisabled}
        onPress={() => input.current?.click()}
      >
        {t(file ? 'importing.file.another' : 'importing.file.choose')}
      </Button>
    </div>
  );
}
