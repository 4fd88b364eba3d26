import type { ChangeWindow } from 'backstage-plugin-itsm-common';
import { ReactNode } from 'react';
import { Markdown } from '../../components/markdown';
import { PersonRef } from '../../components/references';
import { RelativeTime } from '../../components/relativeTime';
import { useTranslate } from '../../hooks/useTranslate';
import { natureOf } from '../windowNature';
import { WindowMark } from '../WindowMark';
import { ScopeInWords } from './ScopeInWords';
import { TimesInWords } from './TimesInWords';
import styles from './WindowDetailsDialog.module.css';

/** All that a window says. */
export function WindowDetails(props: { window: ChangeWindow }) {
  const { window } = props;
  const t = useTranslate();
  const nature = natureOf(window);
  const rows: [string, ReactNode][] = [
    [
      t('calendar.windows.kind'),
      <>
        <WindowMark nature={nature} /> {t(`calendar.windows.means.${nature}`)}
      </>,
    ],
    [t('calendar.windows.when'), <TimesInWords window={window} />],
    [t('calendar.windows.scope'), <ScopeInWords scope={window.scope} />],
  ];
  if (window.except.length > 0) {
    rows.push([
      t('calendar.windows.except'),
      <ScopeInWords scope={window.except} />,
    ]);
  }
  rows.push([
    t('calendar.windows.environments'),
    window.environments?.join(', ') ?? t('calendar.windows.allEnvironments'),
  ]);
  if (nature === 'hard') {
    rows.push([
      t('calendar.windows.overriddenBy'),
      window.overriddenBy ? (
        <span className={styles.people}>
          {window.overriddenBy.map(ref => (
            <PersonRef key={ref} personRef={ref} />
          ))}
        </span>
      ) : (
        t('calendar.windows.changeManagers')
      ),
    ]);
  }
  if (window.description) {
    rows.push([
      t('common.field.description'),
      <Markdown content={window.description} />,
    ]);
  }
  if (window.readOnly) {
    rows.push([
      t('calendar.windows.source'),
      t('calendar.windows.fromConfigDescription'),
    ]);
  } else if (window.updatedBy && window.updatedAt) {
    rows.push([
      t('calendar.windows.lastChanged'),
      <>
        <PersonRef personRef={window.updatedBy} />{' '}
        <RelativeTime at={window.updatedAt} />
      </>,
    ]);
  }
  if (window.retiredAt) {
    rows.push([
      t('calendar.windows.retiredAt'),
      <RelativeTime at={window.retiredAt} />,
    ]);
  }
  return (
    <dl className={styles.details}>
      {rows.map(([term, value]) => (
        <div key={term} style={{ display: 'contents' }}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
