import { useTranslate } from '../hooks/useTranslate';
import styles from './ImportOutcome.module.css';

type Line = Record<string, unknown>;

function textAt(line: Line, path: string): string {
  const value = path
    .split('.')
    .reduce<unknown>(
      (inner, name) => (inner as Line | undefined)?.[name],
      line,
    );
  return value === undefined ? '–' : String(value);
}

const columns = [
  ['id', 'externalRef.id'],
  ['type', 'type'],
  ['title', 'title'],
  ['state', 'state'],
  ['openedAt', 'openedAt'],
  ['entity', 'entityRef'],
] as const;

/** How the first lines of a file were understood. */
export function FirstRecords({ lines }: { lines: readonly Line[] }) {
  const t = useTranslate();
  return (
    <>
      <h3 className={styles.subtitle}>{t('importing.outcome.first')}</h3>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              {columns.map(([name]) => (
                <th key={name} scope="col">
                  {t(`importing.outcome.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line, at) => (
              <tr key={at}>
                {columns.map(([name, path]) => (
                  <td key={name}>{textAt(line, path)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
