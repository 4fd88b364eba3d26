import { Button, Skeleton } from '@backstage/ui';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  type ChangeTemplate,
  type DecideTemplate,
  templateManagePermission,
} from 'backstage-plugin-itsm-common';
import { useState } from 'react';
import { RequestChangeButton } from '../../components/requestChange';
import { useSettings } from '../../hooks/useSettings';
import { useTranslate } from '../../hooks/useTranslate';
import { useOpenTemplate } from './useOpenTemplate';
import { DecideTemplateDialog } from './DecideTemplateDialog';
import { ProposeTemplateDialog } from './ProposeTemplateDialog';
import type { TemplateHeaderProps } from './TemplateHeader';
import styles from './TemplateHeader.module.css';

/** What can be done with a version, and why what can't be done isn't there. */
export function TemplateActions(props: TemplateHeaderProps) {
  const { template, versions, onWritten } = props;
  const t = useTranslate();
  const openTemplate = useOpenTemplate();
  const { value: settings } = useSettings();
  const { allowed: manages, loading } = usePermission({
    permission: templateManagePermission,
  });
  const [deciding, setDeciding] = useState<DecideTemplate['decision']>();
  const [editing, setEditing] = useState(false);

  const me = settings?.user.userRef;
  const [last] = versions;
  const isProposed = template.state === 'proposed';
  const isOwn = template.proposedBy === me;
  const mayEdit = manages || last.proposedBy === me;

  const why = () => {
    if (isProposed && !manages) {
      return t('templates.why.awaitsManager');
    }
    if (isProposed && isOwn) {
      return t('templates.why.ownProposal');
    }
    return manages ? undefined : t('templates.why.reader');
  };
  const finish = (title: string, done: ChangeTemplate) => {
    setDeciding(undefined);
    setEditing(false);
    onWritten();
    openTemplate(title, done);
  };
  if (!settings || loading) {
    return <Skeleton width="16rem" height="2rem" />;
  }

  return (
    <>
      <div className={styles.actions}>
        {template.usable && (
          <RequestChangeButton template={template} variant="primary" />
        )}
        {isProposed && manages && !isOwn && (
          <Button
            size="small"
            variant="primary"
            onPress={() => setDeciding('approve')}
          >
            {t('templates.decide.approve.action')}
          </Button>
        )}
        {isProposed && manages && (
          <Button
            size="small"
            variant="secondary"
            onPress={() => setDeciding('decline')}
          >
            {t('templates.decide.decline.action')}
          </Button>
        )}
        {mayEdit && (
          <Button
            size="small"
            variant="secondary"
            onPress={() => setEditing(true)}
          >
            {t('templates.edit')}
          </Button>
        )}
        {template.usable && manages && (
          <Button
            size="small"
            variant="secondary"
            onPress={() => setDeciding('retire')}
          >
            {t('templates.decide.retire.action')}
          </Button>
        )}
      </div>
      {why() && <p className={styles.note}>{why()}</p>}
      {deciding && (
        <DecideTemplateDialog
          template={template}
          decision={deciding}
          onClose={() => setDeciding(undefined)}
          onDecided={decided =>
            finish(
              t(`templates.decide.${deciding}.done`, { name: decided.name }),
              decided,
            )
          }
        />
      )}
      {editing && (
        <ProposeTemplateDialog
          from={last}
          isInUse={versions.some(({ usable }) => usable)}
          onClose={() => setEditing(false)}
          onProposed={proposed =>
            finish(
              t('templates.form.nextDone', {
                version: String(proposed.version),
              }),
              proposed,
            )
          }
        />
      )}
    </>
  );
}
