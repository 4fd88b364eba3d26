import { Button } from '@backstage/ui';
import { useState } from 'react';
import { messageOf } from '../../api/failures';
import { useAction } from '../../hooks/useAction';
import { useDraft } from '../../hooks/useDraft';
import { useTranslate } from '../../hooks/useTranslate';
import { MarkdownField } from '../markdown';
import { Segmented } from '../segmented';
import styles from './CommentBox.module.css';

export interface CommentBoxProps {
  /** The record's number; drafts are kept by it. */
  number: string;
  /** Who may read what is written; one of the two is true at least. */
  allows: { public: boolean; internal: boolean };
  onSend: (body: string, internal: boolean) => Promise<void>;
}

/** Takes a comment, public or for those who work on the record. */
export function CommentBox(props: CommentBoxProps) {
  const { number, allows } = props;
  const t = useTranslate();
  const [draft, setDraft] = useDraft(`itsm.comment.${number}`);
  const [wantsInternal, setInternal] = useState(false);
  const internal = allows.internal && (wantsInternal || !allows.public);

  const send = useAction(async () => {
    await props.onSend(draft, internal);
    setDraft('');
  });
  const submit = () => {
    if (draft.trim() && !send.pending) {
      send.run();
    }
  };

  return (
    <div className={internal ? styles.internal : styles.box}>
      <MarkdownField
        label={t('common.comment.label')}
        hideLabel
        rows={3}
        placeholder={
          internal
            ? t('common.comment.placeholderInternal')
            : t('common.comment.placeholderPublic')
        }
        value={draft}
        onChange={setDraft}
        onSubmit={submit}
      />
      <div className={styles.foot}>
        {allows.internal && allows.public ? (
          <Segmented
            label={t('common.comment.audience')}
            options={[
              { value: 'public', label: t('common.comment.public') },
              { value: 'internal', label: t('common.comment.internal') },
            ]}
            value={internal ? 'internal' : 'public'}
            onChange={audience => setInternal(audience === 'internal')}
          />
        ) : (
          <span className={styles.audience}>
            {internal ? t('common.comment.internal') : ''}
          </span>
        )}
        <Button
          size="small"
          variant="secondary"
          isDisabled={!draft.trim()}
          isPending={send.pending}
          onPress={submit}
        >
          {internal
            ? t('common.comment.sendInternal')
            : t('common.comment.send')}
        </Button>
      </div>
      <p role="alert" className={styles.problem}>
        {send.error && messageOf(send.error)}
      </p>
    </div>
  );
}
