import { useTranslate } from '../../hooks/useTranslate';
import styles from './EditNotice.module.css';
import type { Edit } from './useEdit';

export interface EditNoticeProps {
  edit: Edit;
  /** The text as it stands now, if somebody else changed it. */
  present: string;
}

/** Tells what stands in the way of saving, or what one would overwrite. */
export function EditNotice(props: EditNoticeProps) {
  const { edit, present } = props;
  const t = useTranslate();
  return (
    <div role="status" className={styles.notice}>
      {edit.overtaken && (
        <p>{t('common.edit.overtaken', { text: present.slice(0, 120) })}</p>
      )}
      {edit.conflict && !edit.overtaken && (
        <p>{t('common.failure.conflict')}</p>
      )}
      {edit.problem && !edit.conflict && (
        <p className={styles.problem}>{edit.problem}</p>
      )}
    </div>
  );
}
