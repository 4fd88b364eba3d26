import type { Settings } from 'backstage-plugin-itsm-common';
import { useTranslate } from '../../hooks/useTranslate';
import { LevelChoice } from './LevelChoice';

type Levels = { impact: string; urgency: string };

export interface LevelFieldsProps {
  settings: Pick<Settings, 'impactLevels' | 'urgencyLevels'>;
  levels: Levels;
  onChange: (levels: Partial<Levels>) => void;
  issues: Record<string, string>;
  /** Both are asked for if left out. */
  isAsked?: (field: keyof Levels) => boolean;
}

const fields = [
  { field: 'impact', choices: 'impactLevels' },
  { field: 'urgency', choices: 'urgencyLevels' },
] as const;

/** An impact and an urgency, side by side in what surrounds them. */
export function LevelFields(props: LevelFieldsProps) {
  const { settings, levels, issues, onChange, isAsked = () => true } = props;
  const t = useTranslate();
  return (
    <>
      {fields
        .filter(({ field }) => isAsked(field))
        .map(({ field, choices }) => (
          <LevelChoice
            key={field}
            label={t(`common.field.${field}`)}
            levels={settings[choices]}
            value={levels[field]}
            onChange={level => onChange({ [field]: level })}
            issue={issues[field]}
          />
        ))}
    </>
  );
}
