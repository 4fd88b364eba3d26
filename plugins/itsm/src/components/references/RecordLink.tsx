import { useRoute } from '../../hooks/useRoute';
import type { RecordType } from 'backstage-plugin-itsm-common';
import { Link } from '@backstage/ui';
import { ReactNode } from 'react';
import {
  changeRouteRef,
  incidentRouteRef,
  problemRouteRef,
} from '../../routes';
import styles from './links.module.css';

const routeRefs = {
  incident: incidentRouteRef,
  change: changeRouteRef,
  problem: problemRouteRef,
};

/** Tells where the page of a record is. */
export function useRecordHref(): (
  type: RecordType,
  number: string,
) => string | undefined {
  const incident = useRoute(routeRefs.incident);
  const change = useRoute(routeRefs.change);
  const problem = useRoute(routeRefs.problem);
  return (type, number) => ({ incident, change, problem }[type]?.({ number }));
}

export interface RecordLinkProps {
  type: RecordType;
  number: string;
  /** The number, if left out. */
  children?: ReactNode;
  className?: string;
  title?: string;
}

/** A record, leading to its page. */
export function RecordLink(props: RecordLinkProps) {
  const { type, number, children = number } = props;
  const href = useRecordHref()(type, number);
  return href ? (
    <Link
      className={`${styles.link} ${props.className ?? ''}`}
      href={href}
      title={props.title}
      variant="body-medium"
      standalone
    >
      {children}
    </Link>
  ) : (
    <span className={props.className}>{children}</span>
  );
}
