import { Radio, RadioGroup, TextField } from '@backstage/ui';
import { useTranslate } from '../../hooks/useTranslate';
import { ScopeEditor } from './ScopeEditor';
import type { WindowFieldsProps } from './WindowEffectFields';
import styles from './WindowFormDialog.module.css';

/** For which entities and environments the window is. */
export function WindowScopeFields(props: WindowFieldsProps) {
  const { draft, change, issues } = props;
  const t = useTranslate();
  return (
    <fieldset className={styles.section}>
      <legend className={styles.legend}>{t('calendar.windows.scope')}</legend>
      <RadioGroup
        aria-label={t('calendar.windows.scope')}
        value={draft.everything ? 'everything' : 'some'}
        onChange={value => change({ everything: value === 'everything' })}
      >
        <Radio value="everything">{t('calendar.windows.everything')}</Radio>
        <Radio value="some">{t('calendar.windows.some')}</Radio>
      </RadioGroup>
      {!draft.everything && (
        <ScopeEditor
          label={t('calendar.windows.scope')}
          scopes={draft.scope}
          onChange={scope => change({ scope })}
          addLabel={t('calendar.windows.addScope')}
          issue={issues.scope}
        />
      )}
      <p className={styles.note}>{t('calendar.windows.inherited')}</p>
      <ScopeEditor
        label={t('calendar.windows.except')}
        scopes={draft.except}
        onChange={except => change({ except })}
        addLabel={t('calendar.windows.addExcept')}
        issue={issues.except}
      />
      <TextField
        label={t('calendar.windows.environments')}
        description={t('calendar.windows.environmentsDescription')}
        placeholder={t('calendar.windows.environmentsPlaceholder')}
        value={draft.environments}
        onChange={environments => change({ environments })}
        validationBehavior="aria"
        validate={() => issues.environments}
      />
    </fieldset>
  );
}
