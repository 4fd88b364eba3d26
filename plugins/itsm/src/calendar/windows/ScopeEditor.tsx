import { Button, ButtonIcon } from '@backstage/ui';
import { RiAddLine, RiDeleteBinLine } from '@remixicon/react';
import type { EntityScope } from 'backstage-plugin-itsm-common';
import { useTranslate } from '../../hooks/useTranslate';
import { ScopeFields } from './ScopeFields';
import styles from './ScopeEditor.module.css';

export interface ScopeEditorProps {
  /** Names the groups for those who can't see what is around them. */
  label: string;
  scopes: EntityScope[];
  onChange: (scopes: EntityScope[]) => void;
  /** What adding another one is called. */
  addLabel: string;
  issue?: string;
}

/**
 * Says which entities are meant: those of which all is true that is said in
 * one of the groups.
 */
export function ScopeEditor(props: ScopeEditorProps) {
  const { label, scopes, onChange, issue } = props;
  const t = useTranslate();
  return (
    <div className={styles.editor}>
      {scopes.map((scope, at) => (
        <div
          // Groups have nothing else to be told apart by.
          key={at}
          role="group"
          aria-label={t('calendar.windows.scopeOf', {
            label,
            number: String(at + 1),
          })}
          className={styles.scope}
        >
          {at > 0 && (
            <span className={styles.or}>{t('calendar.windows.or')}</span>
          )}
          <div className={styles.row}>
            <ScopeFields
              scope={scope}
              onChange={next =>
                onChange(scopes.map((each, i) => (i === at ? next : each)))
              }
            />
            <ButtonIcon
              size="small"
              variant="tertiary"
              icon={<RiDeleteBinLine />}
              aria-label={t('calendar.windows.removeScope', {
                label,
                number: String(at + 1),
              })}
              onPress={() => onChange(scopes.filter((_, i) => i !== at))}
            />
          </div>
        </div>
      ))}
      <div
        role="alert"
        className={styles.issue}
        data-issue={issue ? '' : undefined}
      >
        {issue}
      </div>
      <div>
        <Button
          size="small"
          variant="tertiary"
          iconStart={<RiAddLine />}
          onPress={() => onChange([...scopes, {}])}
        >
          {props.addLabel}
        </Button>
      </div>
    </div>
  );
}
