import {
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiErrorWarningLine,
} from '@remixicon/react';
import { Markdown } from '../../components/markdown';
import { Note } from '../../components/note';
import { useLoadedRecord } from '../../components/recordPage';
import { useVocabulary } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';
import { ProposeTemplateButton } from './ProposeTemplateButton';

const looks = {
  successful: { Icon: RiCheckboxCircleLine, tone: 'positive' },
  successful_with_issues: { Icon: RiErrorWarningLine, tone: 'warning' },
  unsuccessful: { Icon: RiCloseCircleLine, tone: 'negative' },
} as const;

/** How the change went, as soon as it is known. */
export function ChangeOutcome() {
  const { record } = useLoadedRecord('change');
  const t = useTranslate();
  const vocabulary = useVocabulary();
  const { closeCode, closeNotes, backedOut, outageMinutes } = record;
  if (!closeCode && !backedOut && !outageMinutes) {
    return null;
  }
  const { Icon, tone } = looks[closeCode ?? 'successful_with_issues'];
  return (
    <Note
      tone={tone}
      icon={<Icon aria-hidden />}
      title={closeCode && vocabulary.choice('closeCode', closeCode)}
    >
      {closeNotes && <Markdown content={closeNotes} />}
      {backedOut && <p>{t('changes.outcome.backedOut')}</p>}
      {outageMinutes ? (
        <p>{t('changes.outcome.outage', { count: outageMinutes })}</p>
      ) : null}
      <ProposeTemplateButton />
    </Note>
  );
}
