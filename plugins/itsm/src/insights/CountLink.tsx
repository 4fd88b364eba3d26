import { Link } from '@backstage/ui';
import { ReactNode } from 'react';
import styles from './CountLink.module.css';

export interface CountLinkProps {
  children: ReactNode;
  /** The list of what is counted; without it there is only the figure. */
  href?: string;
  /** What is counted, where it isn't said around it. */
  label?: string;
}

/** A figure that leads to the records behind it. */
export function CountLink(props: CountLinkProps) {
  const { href, label, children } = props;
  return href ? (
    <Link
      className={styles.link}
      href={href}
      aria-label={label}
      variant="body-medium"
      standalone
    >
      {children}
    </Link>
  ) : (
    <>{children}</>
  );
}
