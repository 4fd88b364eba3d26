import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Select } from '@backstage/ui';
import { useState } from 'react';
import { messageOf } from '../api/failures';
import { itsmApiRef } from '../api/itsmApiRef';
import { LoadFailure } from '../components/outcome';
import { download, toCsv } from '../components/recordList';
import { useResource } from '../hooks/useResource';
import { useTranslate } from '../hooks/useTranslate';
import { ColumnMapping } from './ColumnMapping';
import { FileDrop } from './FileDrop';
import { ImportOutcome } from './ImportOutcome';
import styles from './ImportPage.module.css';
import { ImportProgress } from './ImportProgress';
import { sampleFile } from './readFile';
import { refusedLines } from './refusedLines';
import { useFileImport } from './useFileImport';
import { BY_HAND, NONE, useMappingChoice } from './useMappingChoice';

/** Brings in records as they were in another tool, for those who may. */
export function ImportPage() {
  const t = useTranslate();
  const { imports } = useApi(itsmApiRef);
  const mappings = useResource(
    signal => imports.mappings({ signal }),
    [imports],
  );
  const [file, setFile] = useState<File>();
  const sample = useResource(
    async () => file && sampleFile(file),
    [file],
    file && `${file.name} ${file.size} ${file.lastModified}`,
  );
  const chosen = useMappingChoice(sample.value, mappings.value);
  const { phase, outcome, error, run, cancel, reset } = useFileImport();
  const isBusy = phase.name !== 'idle';

  if (mappings.error && !mappings.value) {
    return (
      <main className={styles.page}>
        <LoadFailure error={mappings.error} onRetry={mappings.retry} />
      </main>
    );
  }

  const failure = error ?? (file ? sample.error : undefined);
  const isEmpty = sample.value?.columns.length === 0;
  const isReady = file && sample.value && mappings.value && !isEmpty;
  const start = (dryRun: boolean) => {
    if (file && sample.value) {
      const { format } = sample.value;
      run(file, { format, mapping: chosen.mapping, dryRun });
    }
  };
  return (
    <main className={styles.page}>
      <p className={styles.intro}>{t('importing.intro')}</p>
      <FileDrop
        file={file}
        isDisabled={isBusy}
        onChoose={next => {
          setFile(next);
          chosen.reset();
          reset();
        }}
      />
      {isEmpty && <p role="status">{t('importing.file.empty')}</p>}
      {isReady && (
        <>
          <Select
            className={styles.mapping}
            label={t('importing.mapping.label')}
            isDisabled={isBusy}
            value={chosen.way}
            onChange={key => {
              chosen.choose(String(key));
              reset();
            }}
            options={[
              { id: NONE, label: t('importing.mapping.none') },
              ...mappings.value!.items.map(({ name, mapping }) => ({
                id: name,
                label: mapping.description
                  ? `${name} – ${mapping.description}`
                  : name,
              })),
              { id: BY_HAND, label: t('importing.mapping.byHand') },
            ]}
          />
          {chosen.way === BY_HAND && (
            <ColumnMapping
              sample={sample.value!}
              mappings={mappings.value!}
              choice={chosen.choice}
              onChange={chosen.setChoice}
              base={chosen.base}
              onBaseChange={chosen.setBase}
              lacking={chosen.lacking}
            />
          )}
          <div className={styles.actions}>
            <Button
              variant="secondary"
              isDisabled={isBusy || chosen.lacking.length > 0}
              onPress={() => start(true)}
            >
              {t('importing.run.dryRun')}
            </Button>
            <Button
              isDisabled={isBusy || chosen.lacking.length > 0}
              onPress={() => start(false)}
            >
              {t('importing.run.import')}
            </Button>
          </div>
        </>
      )}
      {phase.name !== 'idle' && (
        <ImportProgress phase={phase} onCancel={cancel} />
      )}
      {failure && (
        <p className={styles.failure} role="alert">
          {t('importing.run.failed', { reason: messageOf(failure) })}
        </p>
      )}
      {outcome && file && sample.value && (
        <ImportOutcome
          outcome={outcome}
          onDownload={async () => {
            const { format } = sample.value!;
            const rows = await refusedLines(file, format, outcome.report);
            download('refused-lines.csv', toCsv(rows));
          }}
        />
      )}
    </main>
  );
}
