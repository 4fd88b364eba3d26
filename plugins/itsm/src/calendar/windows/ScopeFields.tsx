import {
  Button,
  ButtonIcon,
  Checkbox,
  CheckboxGroup,
  Menu,
  MenuItem,
  MenuTrigger,
  TextField,
} from '@backstage/ui';
import { RiAddLine, RiCloseLine } from '@remixicon/react';
import type { EntityScope } from 'backstage-plugin-itsm-common';
import { useState } from 'react';
import { EntityRefsField } from '../../components/entityRefField';
import { useTranslate } from '../../hooks/useTranslate';
import { kindsOfPart, partsOf, type ScopePart, scopeParts } from './scopeParts';
import styles from './ScopeEditor.module.css';

const tiers = [1, 2, 3, 4];

interface PartProps {
  part: ScopePart;
  label: string;
  scope: EntityScope;
  onChange: (scope: EntityScope) => void;
}

function Words(props: PartProps) {
  const { part, label, scope, onChange } = props;
  const t = useTranslate();
  const [text, setText] = useState(() => (scope[part] ?? []).join(', '));
  return (
    <TextField
      label={label}
      description={t('common.separatedByCommas')}
      value={text}
      onChange={next => {
        setText(next);
        const words = next
          .split(',')
          .map(word => word.trim())
          .filter(Boolean);
        onChange({ ...scope, [part]: words });
      }}
    />
  );
}

function PartField(props: PartProps) {
  const { part, label, scope, onChange } = props;
  const kinds = kindsOfPart[part];
  if (kinds) {
    return (
      <EntityRefsField
        label={label}
        kinds={kinds}
        values={(scope[part] ?? []) as string[]}
        onChange={refs => onChange({ ...scope, [part]: refs })}
      />
    );
  }
  if (part === 'tiers') {
    return (
      <CheckboxGroup
        label={label}
        orientation="horizontal"
        value={(scope.tiers ?? []).map(String)}
        onChange={chosen =>
          onChange({ ...scope, tiers: chosen.map(Number).sort() })
        }
      >
        {tiers.map(tier => (
          <Checkbox key={tier} value={String(tier)}>
            {String(tier)}
          </Checkbox>
        ))}
      </CheckboxGroup>
    );
  }
  return <Words {...props} />;
}

export interface ScopeFieldsProps {
  scope: EntityScope;
  onChange: (scope: EntityScope) => void;
}

/** What is said of the entities of one group; all of it must be true. */
export function ScopeFields(props: ScopeFieldsProps) {
  const { scope, onChange } = props;
  const t = useTranslate();
  const parts = partsOf(scope);
  const others = scopeParts.filter(part => !parts.includes(part));
  return (
    <div className={styles.fields}>
      {parts.length === 0 && (
        <p className={styles.empty}>{t('calendar.windows.emptyScope')}</p>
      )}
      {parts.map(part => {
        const label = t(`calendar.windows.part.${part}`);
        return (
          <div key={part} className={styles.part}>
            <PartField
              part={part}
              label={label}
              scope={scope}
              onChange={onChange}
            />
            <ButtonIcon
              size="small"
              variant="tertiary"
              icon={<RiCloseLine />}
              aria-label={t('calendar.windows.removePart', { name: label })}
              onPress={() => onChange({ ...scope, [part]: undefined })}
            />
          </div>
        );
      })}
      {others.length > 0 && (
        <div>
          <MenuTrigger>
            <Button size="small" variant="secondary" iconStart={<RiAddLine />}>
              {t('calendar.windows.addPart')}
            </Button>
            <Menu>
              {others.map(part => (
                <MenuItem
                  key={part}
                  onAction={() => onChange({ ...scope, [part]: [] })}
                >
                  {t(`calendar.windows.part.${part}`)}
                </MenuItem>
              ))}
            </Menu>
          </MenuTrigger>
        </div>
      )}
    </div>
  );
}
