import { Combobox, ComboboxItemText } from '@backstage/ui';
import { useMemo, useRef, useState } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import { EntityOption, matches, typedEntityRef } from './entityOption';
import styles from './EntityRefField.module.css';
import { useEntityOptions } from './useEntityOptions';
import { useEntityTitle } from './useEntityTitle';

/** What incidents, changes and problems mostly hang on. */
export const serviceKinds = ['component', 'system', 'resource', 'api'] as const;

export interface EntityRefFieldProps {
  label: string;
  /** The full reference of the chosen entity. */
  value?: string;
  onChange: (entityRef: string | undefined) => void;
  /** Kinds to choose from, in lower case; those of services if left out. */
  kinds?: readonly string[];
  description?: string;
  placeholder?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
  /** What is wrong with the value, shown at the field. */
  errorMessage?: string;
  autoFocus?: boolean;
  className?: string;
}

/** Finds an entity of the catalog by typing, or takes its full reference. */
export function EntityRefField(props: EntityRefFieldProps) {
  const { value, onChange, kinds = serviceKinds, errorMessage } = props;
  const t = useTranslate();
  // What was chosen here is known by name before the catalog is asked again.
  const [picked, setPicked] = useState<EntityOption>();
  const resolved = useEntityTitle(value);
  const title = picked && picked.id === value ? picked.textValue : resolved;
  const { list, slow, failed, enter } = useEntityOptions({
    kinds,
    chosen: title,
  });
  const typed = useRef('');

  const spelledOut = typedEntityRef(list.filterText, kinds);
  const items = useMemo((): EntityOption[] => {
    // What was found for less text stays until there is an answer; it must not
    // be chosen by a quick Enter if it doesn't match what is typed by now.
    const found =
      list.loadingState === 'filtering'
        ? list.items.filter(option => matches(option, list.filterText))
        : list.items;
    if (spelledOut && !found.some(option => option.id === spelledOut)) {
      return [
        {
          id: spelledOut,
          textValue: spelledOut,
          kind: '',
          details: [t('report.entityField.useReference')],
        },
        ...found,
      ];
    }
    return found;
  }, [list.items, list.loadingState, list.filterText, spelledOut, t]);

  const nothingFound =
    items.length === 0 && ['idle', 'error'].includes(list.loadingState);
  const shown: EntityOption[] = nothingFound
    ? [
        {
          id: '',
          kind: '',
          textValue: failed
            ? t('report.entityField.unreachable')
            : t('report.entityField.nothingFound'),
          details: [],
        },
      ]
    : items;

  const example = `${kinds[0]}:default/…`;
  const notice =
    (failed && t('report.entityField.failed', { example })) ||
    (slow && t('report.entityField.slow', { example })) ||
    '';

  const takeTyped = () => {
    const entityRef = typedEntityRef(typed.current, kinds);
    typed.current = '';
    if (entityRef && entityRef !== value) {
      onChange(entityRef);
    }
  };

  return (
    <div
      className={props.className}
      onFocusCapture={enter}
      // Both before the list clears what it has no entry for.
      onKeyDownCapture={event => {
        const choosing = (event.target as Element).getAttribute(
          'aria-activedescendant',
        );
        if (['Enter', 'Tab'].includes(event.key) && !choosing) {
          takeTyped();
        }
      }}
      onBlurCapture={event => {
        if (!event.currentTarget.contains(event.relatedTarget)) {
          takeTyped();
        }
      }}
    >
      <Combobox<EntityOption>
        label={props.label}
        description={props.description}
        placeholder={props.placeholder ?? t('report.entityField.placeholder')}
        isRequired={props.isRequired}
        secondaryLabel={props.isRequired ? t('report.required') : undefined}
        isDisabled={props.isDisabled}
        autoFocus={props.autoFocus}
        validationBehavior="aria"
        validate={() => errorMessage}
        menuTrigger="input"
        search={{ mode: 'server' }}
        value={
          value
            ? { id: value, textValue: title ?? value, kind: '', details: [] }
            : null
        }
        onChange={option => {
          typed.current = '';
          setPicked(option?.kind ? option : undefined);
          onChange(option?.id || undefined);
        }}
        items={{
          items: shown,
          filterText: list.filterText,
          loadingState: list.loadingState,
          loadMore: list.loadMore,
          setFilterText(text: string) {
            typed.current = text;
            list.setFilterText(text);
            if (text === '' && value) {
              onChange(undefined);
            }
          },
        }}
      >
        {option => (
          <ComboboxItemText
            key={option.id}
            id={option.id}
            title={option.textValue}
            textValue={option.textValue}
            isDisabled={option.id === ''}
            description={[option.kind, ...option.details]
              .filter(Boolean)
              .join(' · ')}
          />
        )}
      </Combobox>
      <div role="status" className={styles.notice}>
        {notice}
      </div>
    </div>
  );
}
