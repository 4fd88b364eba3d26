import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { useEntityHref } from '../../hooks/useEntityHref';
import { useTranslate } from '../../hooks/useTranslate';
import { Initials } from './Initials';
import links from './links.module.css';
import styles from './PersonRef.module.css';

export interface PersonRefProps {
  /** Reference of a user, a group or a service. */
  personRef?: string;
  /** Without the link to the catalog, where another link surrounds it. */
  plain?: boolean;
  className?: string;
}

function KnownPerson(props: PersonRefProps & { personRef: string }) {
  const { personRef, plain } = props;
  const entityHref = useEntityHref();
  const { primaryTitle } = useEntityPresentation(personRef);
  const href = plain ? undefined : entityHref(personRef);
  return (
    <span
      className={`${styles.person} ${props.className ?? ''}`}
      title={personRef}
    >
      <Initials name={primaryTitle} group={personRef.startsWith('group:')} />
      {href ? (
        <Link
          className={`${links.link} ${styles.name}`}
          href={href}
          variant="body-medium"
          standalone
        >
          {primaryTitle}
        </Link>
      ) : (
        <span className={styles.name}>{primaryTitle}</span>
      )}
    </span>
  );
}

const PERSON = /^(user|group):[^/]+\/.+/;

/** A user, a group or a service by its name; "Nobody" where there is none. */
export function PersonRef(props: PersonRefProps) {
  const { personRef } = props;
  const t = useTranslate();
  if (!personRef) {
    return <span className={styles.nobody}>{t('common.person.nobody')}</span>;
  }
  if (!PERSON.test(personRef)) {
    // Services are no entities: the catalog knows nothing of them.
    const name = personRef.replace(/^.*[:/]/, '');
    return (
      <span className={`${styles.person} ${props.className ?? ''}`}>
        <Initials name={name} group />
        <span className={styles.name}>{name}</span>
      </span>
    );
  }
  return <KnownPerson {...props} personRef={personRef} />;
}
