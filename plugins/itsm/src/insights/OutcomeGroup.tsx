import {
  type ChangeGrouping,
  type ChangeOutcomes,
  riskLevels,
} from 'backstage-plugin-itsm-common';
import { EntityLink } from '../components/references';
import { useVocabulary } from '../hooks/useVocabulary';
import { useTranslate } from '../hooks/useTranslate';

/** Some changes that have something in common. */
export type OutcomeOfGroup = ChangeOutcomes['items'][number];

export interface OutcomeGroupProps {
  groupBy: ChangeGrouping;
  /** As the backend names it. */
  name: string;
}

/** What changes have in common, by its name for people. */
export function OutcomeGroup(props: OutcomeGroupProps) {
  const { groupBy, name } = props;
  const t = useTranslate();
  const vocabulary = useVocabulary();
  switch (groupBy) {
    case 'model':
      return <>{vocabulary.choice('model', name)}</>;
    case 'risk': {
      const level = riskLevels.find(each => each === name);
      return <>{level ? t(`changes.riskShort.${level}`) : name}</>;
    }
    default:
      return <EntityLink entityRef={name} />;
  }
}
