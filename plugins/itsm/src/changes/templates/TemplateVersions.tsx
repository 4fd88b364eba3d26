import { Link } from '@backstage/ui';
import type { ChangeTemplate } from 'backstage-plugin-itsm-common';
import { RailSection } from '../../components/rail';
import { PersonRef } from '../../components/references';
import { RelativeTime } from '../../components/relativeTime';
import { useRoute } from '../../hooks/useRoute';
import { useTranslate } from '../../hooks/useTranslate';
import { changeTemplateRouteRef } from '../../routes';
import { TemplateStateTag } from './TemplateStateTag';
import styles from './TemplateVersions.module.css';
import { UsedSoFar } from './UsedSoFar';

export interface TemplateVersionsProps {
  /** The newest first. */
  versions: readonly ChangeTemplate[];
  shown: ChangeTemplate;
}

/** All versions that there were, and how each of them did. */
export function TemplateVersions(props: TemplateVersionsProps) {
  const { versions, shown } = props;
  const t = useTranslate();
  const hrefOf = useRoute(changeTemplateRouteRef);
  return (
    <RailSection title={t('templates.versions')}>
      <ol className={styles.versions}>
        {versions.map(({ id, version, state, ...each }) => (
          <li key={version} className={styles.version}>
            <span className={styles.line}>
              <Link
                href={`${hrefOf?.({ id }) ?? ''}?version=${version}`}
                aria-current={version === shown.version ? 'true' : undefined}
                variant="body-medium"
                weight={version === shown.version ? 'bold' : 'regular'}
              >
                {t('templates.version', { version: String(version) })}
              </Link>
              <TemplateStateTag state={state} />
            </span>
            <span className={styles.quiet}>
              {t('templates.proposedBy', {
                person: <PersonRef personRef={each.proposedBy} />,
                time: <RelativeTime at={each.proposedAt} />,
              })}
            </span>
            {state !== 'proposed' && each.decidedBy && each.decidedAt && (
              <span className={styles.quiet}>
                {t(`templates.decidedBy.${state}`, {
                  person: <PersonRef personRef={each.decidedBy} />,
                  time: <RelativeTime at={each.decidedAt} />,
                })}
              </span>
            )}
            <span className={styles.quiet}>
              <UsedSoFar template={each} />
            </span>
          </li>
        ))}
      </ol>
    </RailSection>
  );
}
