import type { ChangeTemplate } from 'backstage-plugin-itsm-common';
import { useTranslate } from '../../hooks/useTranslate';

/** How many changes were made of a version, and how many of them failed. */
export function UsedSoFar(props: {
  template: Pick<ChangeTemplate, 'used' | 'failed'>;
}) {
  const { used, failed } = props.template;
  const t = useTranslate();
  if (used === 0) {
    return <>{t('templates.unused')}</>;
  }
  const told = t('templates.used', { count: used });
  return (
    <>
      {failed > 0
        ? t('templates.usedAndFailed', {
            used: told,
            failed: t('templates.failed', { count: failed }),
          })
        : told}
    </>
  );
}
