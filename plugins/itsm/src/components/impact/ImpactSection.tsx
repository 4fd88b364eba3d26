import {
  Button,
  Dialog,
  DialogBody,
  DialogHeader,
  DialogTrigger,
  Skeleton,
} from '@backstage/ui';
import { RiMindMap } from '@remixicon/react';
import type { Impact } from 'backstage-plugin-itsm-common';
import { isNotFound, isUnavailable, messageOf } from '../../api/failures';
import { useImpact } from '../../hooks/useImpact';
import { useTranslate } from '../../hooks/useTranslate';
import { RailSection } from '../rail';
import { PersonRef } from '../references';
import { TextButton } from '../textButton';
import styles from './ImpactSection.module.css';
import { ImpactView } from './ImpactView';
import { useImpactInWords } from './useImpactInWords';

export interface ImpactSectionProps {
  /** The entity that the record is about. */
  entityRef: string;
  /** What it is called. */
  name: string;
}

const MOST_OWNERS = 4;

function Reach(props: { impact: Impact; name: string }) {
  const { impact, name } = props;
  const t = useTranslate();
  const inWords = useImpactInWords();
  if (impact.nodes.length === 0) {
    return <p className={styles.text}>{t('impact.section.none', { name })}</p>;
  }
  const others = impact.owners.length - MOST_OWNERS;
  return (
    <>
      <p className={styles.text}>{inWords(impact)}</p>
      {impact.owners.length > 0 && (
        <ul className={styles.owners} aria-label={t('impact.section.owners')}>
          {impact.owners.slice(0, MOST_OWNERS).map(({ entityRef, count }) => (
            <li key={entityRef}>
              <PersonRef personRef={entityRef} />
              <span className={styles.quiet}>
                {t('impact.summary.entities', { count })}
              </span>
            </li>
          ))}
          {others > 0 && (
            <li className={styles.quiet}>
              {t('impact.section.more', { count: others })}
            </li>
          )}
        </ul>
      )}
    </>
  );
}

/** What breaks with the entity that a record is about; the graph on demand. */
export function ImpactSection(props: ImpactSectionProps) {
  const { entityRef, name } = props;
  const t = useTranslate();
  const { value, error, retry } = useImpact({
    entityRef,
    direction: 'downstream',
    depth: 3,
  });
  const failure = () => {
    if (isNotFound(error)) {
      return t('impact.section.unknown', { name });
    }
    return isUnavailable(error)
      ? t('impact.section.unreachable')
      : messageOf(error);
  };
  return (
    <RailSection title={t('impact.title')}>
      {value && <Reach impact={value} name={name} />}
      {!value && !error && <Skeleton width="70%" height="1rem" />}
      {!value && error && (
        <p className={styles.text} role="status">
          {failure()}{' '}
          {!isNotFound(error) && (
            <TextButton onPress={retry}>{t('common.action.retry')}</TextButton>
          )}
        </p>
      )}
      {value && (
        <DialogTrigger>
          <Button
            size="small"
            variant="secondary"
            iconStart={<RiMindMap />}
            className={styles.open}
          >
            {t('impact.section.open')}
          </Button>
          <Dialog className={styles.dialog} width="min(80rem, 94vw)">
            <DialogHeader>{t('impact.section.dialog', { name })}</DialogHeader>
            <DialogBody>
              <ImpactView entityRef={entityRef} />
            </DialogBody>
          </Dialog>
        </DialogTrigger>
      )}
    </RailSection>
  );
}
