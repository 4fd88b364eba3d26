import {
  type DescribedRequirement,
  type LinkRelation,
  type RecordLink as Link,
  recordTypes,
  type RecordType,
} from 'backstage-plugin-itsm-common';
import { useVocabulary } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';
import { RecordPicker } from '../recordPicker';
import styles from './LinkRequirement.module.css';
import { fulfillingLinks, relationFor } from './transitionForm';

export interface LinkRequirementProps {
  /** Of the kind `link`. */
  requirement: DescribedRequirement;
  record: { type: RecordType; number: string };
  /** The links that the record has already. */
  links: readonly Link[];
  onChange: (
    link: { relation: LinkRelation; target: string } | undefined,
  ) => void;
  issue?: string;
}

/** The input for a link that a transition asks for. */
export function LinkRequirement(props: LinkRequirementProps) {
  const { requirement, record, links, onChange } = props;
  const t = useTranslate();
  const vocabulary = useVocabulary();
  const { targetType, knownError } = requirement;
  const present = fulfillingLinks(requirement, links);
  // Some relations only hold between two of a kind.
  const sameType =
    requirement.relations?.every(relation =>
      ['duplicate_of', 'duplicated_by', 'parent', 'child'].includes(relation),
    ) ?? false;
  const types = targetType
    ? [targetType]
    : (sameType && [record.type]) || recordTypes;
  const label = (() => {
    if (requirement.relations?.length === 1) {
      return vocabulary.relation(requirement.relations[0]);
    }
    if (knownError) {
      return t('common.transition.knownError');
    }
    return targetType
      ? vocabulary.recordType(targetType)
      : vocabulary.field('links');
  })();

  if (present.length > 0) {
    return (
      <p className={styles.present}>
        {t('common.transition.alreadyLinked', {
          name: label,
          numbers: present.map(({ target }) => target?.number).join(', '),
        })}
      </p>
    );
  }
  return (
    <RecordPicker
      label={label}
      types={types}
      except={record.number}
      isRequired
      issue={props.issue}
      onChange={picked =>
        onChange(
          picked && {
            relation: relationFor(requirement, record.type, picked.type),
            target: picked.number,
          },
        )
      }
    />
  );
}
