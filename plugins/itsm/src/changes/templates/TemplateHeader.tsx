import type { ChangeTemplate } from 'backstage-plugin-itsm-common';
import { Markdown } from '../../components/markdown';
import { NamedRefs, PersonRef, RecordLink } from '../../components/references';
import { RelativeTime } from '../../components/relativeTime';
import { useTranslate } from '../../hooks/useTranslate';
import { TemplateActions } from './TemplateActions';
import styles from './TemplateHeader.module.css';
import { TemplateStateTag } from './TemplateStateTag';
import { UsedSoFar } from './UsedSoFar';

export interface TemplateHeaderProps {
  /** The version that is shown. */
  template: ChangeTemplate;
  /** All of them, the newest first. */
  versions: readonly ChangeTemplate[];
  onWritten: () => void;
}

/* What people wrote is Markdown; of the product's own words, names are made. */
function Reason(props: { template: ChangeTemplate }) {
  const { reason = '', state } = props.template;
  return state === 'demoted' ? (
    <p>
      <NamedRefs text={reason} />
    </p>
  ) : (
    <Markdown content={reason} />
  );
}

/** What the template is, how it stands, and what can be done with it. */
export function TemplateHeader(props: TemplateHeaderProps) {
  const { template } = props;
  const t = useTranslate();
  const person = <PersonRef personRef={template.proposedBy} />;
  return (
    <header className={styles.header}>
      <h2 className={styles.title}>{template.name}</h2>
      <div className={styles.facts}>
        <TemplateStateTag state={template.state} />
        <span>
          {t('templates.version', { version: String(template.version) })}
        </span>
        <span className={styles.quiet}>
          <UsedSoFar template={template} />
        </span>
        <span className={styles.quiet}>
          {t('templates.proposed', {
            person,
            time: <RelativeTime at={template.proposedAt} />,
            change: <RecordLink type="change" number={template.fromChange} />,
          })}
        </span>
      </div>
      {template.reason && (
        <div className={styles.reason}>
          <Reason template={template} />
        </div>
      )}
      <TemplateActions {...props} />
    </header>
  );
}
