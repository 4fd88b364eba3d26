import { RiLockLine } from '@remixicon/react';
import type { ChangeWindow } from 'backstage-plugin-itsm-common';
import { useMemo } from 'react';
import type { RecordColumn } from '../../components/recordTable';
import { useTranslate } from '../../hooks/useTranslate';
import { natureOf } from '../windowNature';
import { WindowMark } from '../WindowMark';
import { ScopeInWords } from './ScopeInWords';
import { TimesInWords } from './TimesInWords';
import { WindowButton } from './WindowButton';
import styles from './WindowsPage.module.css';

/** What the list of windows tells of each. */
export function useWindowColumns(
  onOpen: (window: ChangeWindow) => void,
): RecordColumn<ChangeWindow>[] {
  const t = useTranslate();
  return useMemo(
    () => [
      {
        id: 'nature',
        label: t('calendar.windows.kind'),
        width: 10,
        stacked: 'lead',
        cell: window => <WindowMark nature={natureOf(window)} />,
      },
      {
        id: 'name',
        label: t('calendar.windows.name'),
        width: 18,
        stacked: 'title',
        cell: window => (
          <span className={styles.name}>
            <WindowButton window={window} onOpen={onOpen} />
            {window.readOnly && (
              <span
                className={styles.source}
                title={t('calendar.windows.fromConfigDescription')}
              >
                <RiLockLine aria-hidden />
                {t('calendar.windows.fromConfig')}
              </span>
            )}
          </span>
        ),
      },
      {
        id: 'when',
        label: t('calendar.windows.when'),
        stacked: 'more',
        cell: window => (
          <span className={styles.words}>
            <TimesInWords window={window} />
          </span>
        ),
      },
      {
        id: 'scope',
        label: t('calendar.windows.scope'),
        stacked: 'more',
        cell: window => (
          <span className={styles.words}>
            <ScopeInWords scope={window.scope} />
            {window.except.length > 0 && (
              <>
                {' '}
                {t('calendar.windows.butNot')}{' '}
                <ScopeInWords scope={window.except} />
              </>
            )}
          </span>
        ),
      },
    ],
    [t, onOpen],
  );
}
