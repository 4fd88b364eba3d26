import { Radio, RadioGroup } from '@backstage/ui';
import { EntityRefsField } from '../../components/entityRefField';
import { useTranslate } from '../../hooks/useTranslate';
import { natureOf, windowNatures } from '../windowNature';
import type { WindowDraft } from './WindowDraft';
import styles from './WindowFormDialog.module.css';

export interface WindowFieldsProps {
  draft: WindowDraft;
  change: (changes: Partial<WindowDraft>) => void;
  issues: Record<string, string>;
}

/** What the window means for changes. */
export function WindowEffectFields(props: WindowFieldsProps) {
  const { draft, change, issues } = props;
  const t = useTranslate();
  const nature = natureOf(draft);
  return (
    <div className={styles.section}>
      <RadioGroup
        label={t('calendar.windows.kind')}
        value={nature}
        onChange={value =>
          change(
            value === 'maintenance'
              ? { kind: 'maintenance' }
              : { kind: 'freeze', effect: value === 'soft' ? 'soft' : 'hard' },
          )
        }
      >
        {windowNatures.map(each => (
          <Radio key={each} value={each}>
            {t(`calendar.windows.natureMeans.${each}`)}
          </Radio>
        ))}
      </RadioGroup>
      {nature === 'hard' && (
        <EntityRefsField
          label={t('calendar.windows.overriddenBy')}
          description={t('calendar.windows.overriddenByDescription')}
          kinds={['group', 'user']}
          values={draft.overriddenBy}
          onChange={overriddenBy => change({ overriddenBy })}
          errorMessage={issues.overriddenBy}
        />
      )}
    </div>
  );
}
