import { ButtonLink } from '@backstage/ui';
import { RiFileCopy2Line, RiScales3Line } from '@remixicon/react';
import { useRoute } from '../../hooks/useRoute';
import { useTranslate } from '../../hooks/useTranslate';
import { changeTemplatesRouteRef, riskCalibrationRouteRef } from '../../routes';
import styles from './ChangeListLinks.module.css';

/** What is to be found of changes besides their list. */
export function ChangeListLinks() {
  const t = useTranslate();
  const links = [
    {
      label: t('templates.short'),
      href: useRoute(changeTemplatesRouteRef)?.(),
      icon: <RiFileCopy2Line />,
    },
    {
      label: t('insights.calibration.short'),
      href: useRoute(riskCalibrationRouteRef)?.(),
      icon: <RiScales3Line />,
    },
  ];
  return (
    <span className={styles.links}>
      {links.map(
        ({ label, href, icon }) =>
          href && (
            <ButtonLink
              key={label}
              size="small"
              variant="tertiary"
              iconStart={icon}
              href={href}
              aria-label={label}
            >
              {label}
            </ButtonLink>
          ),
      )}
    </span>
  );
}
