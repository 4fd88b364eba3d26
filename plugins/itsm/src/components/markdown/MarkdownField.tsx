import { TextAreaField } from '@backstage/ui';
import { KeyboardEvent, useState } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import { Markdown } from './Markdown';
import styles from './MarkdownField.module.css';

export interface MarkdownFieldProps {
  label: string;
  /** The label is only there for screen readers. */
  hideLabel?: boolean;
  value: string;
  onChange: (value: string) => void;
  description?: string;
  placeholder?: string;
  isRequired?: boolean;
  /** What is wrong with it. */
  issue?: string;
  rows?: number;
  autoFocus?: boolean;
  /** Called on Ctrl+Enter and ⌘+Enter. */
  onSubmit?: () => void;
}

/** A text in Markdown, with a look at how it will read. */
export function MarkdownField(props: MarkdownFieldProps) {
  const { label, hideLabel, value, issue, onSubmit } = props;
  const t = useTranslate();
  const [preview, setPreview] = useState(false);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && onSubmit) {
      event.preventDefault();
      onSubmit();
    }
  };

  return (
    <div className={styles.field}>
      <button
        type="button"
        className={styles.toggle}
        aria-pressed={preview}
        disabled={!value.trim()}
        onClick={() => setPreview(!preview)}
      >
        {preview ? t('common.markdown.write') : t('common.markdown.preview')}
      </button>
      {preview ? (
        <div
          role="region"
          aria-label={t('common.markdown.previewOf', { name: label })}
          className={hideLabel ? styles.preview : styles.labelledPreview}
        >
          {!hideLabel && <div className={styles.label}>{label}</div>}
          <Markdown content={value} />
        </div>
      ) : (
        <TextAreaField
          className={styles.text}
          label={hideLabel ? undefined : label}
          aria-label={hideLabel ? label : undefined}
          description={props.description}
          placeholder={props.placeholder}
          value={value}
          onChange={props.onChange}
          isRequired={props.isRequired}
          rows={props.rows ?? 4}
          autoFocus={props.autoFocus}
          onKeyDown={onKeyDown}
          validationBehavior="aria"
          validate={() => issue ?? true}
        />
      )}
    </div>
  );
}
