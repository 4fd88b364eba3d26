import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { useEntityHref } from '../../hooks/useEntityHref';
import { useTranslate } from '../../hooks/useTranslate';
import styles from './links.module.css';

export interface EntityLinkProps {
  entityRef: string;
  /** What a snapshot calls it; else the catalog is asked. */
  title?: string;
  className?: string;
}

/** A catalog entity by its title, leading to its page. */
export function EntityLink(props: EntityLinkProps) {
  const { entityRef, className } = props;
  const t = useTranslate();
  // What the backend puts in place of an entity that the reader may not see.
  return entityRef.startsWith('hidden:') ? (
    <span className={className}>{t('entityLinks.state.hidden')}</span>
  ) : (
    <ShownEntityLink {...props} />
  );
}

function ShownEntityLink(props: EntityLinkProps) {
  const { entityRef } = props;
  const href = useEntityHref()(entityRef);
  const { primaryTitle } = useEntityPresentation(entityRef);
  const title = props.title ?? primaryTitle;
  return href ? (
    <Link
      className={`${styles.link} ${props.className ?? ''}`}
      href={href}
      title={entityRef}
      variant="body-medium"
      standalone
    >
      {title}
    </Link>
  ) : (
    <span className={props.className} title={entityRef}>
      {title}
    </span>
  );
}
