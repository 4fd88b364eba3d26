import { usePermission } from '@backstage/plugin-permission-react';
import type { BasicPermission } from '@backstage/plugin-permission-common';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  type DialogProps,
  Skeleton,
} from '@backstage/ui';
import { RiLockLine } from '@remixicon/react';
import { ReactNode } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import { EmptyNote } from '../outcome';
import styles from './FormDialog.module.css';

export interface FormDialogProps {
  title: string;
  width: DialogProps['width'];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /** What the form is good for, and what to say to those who may not. */
  permission: BasicPermission;
  notAllowed: string;
  /** The form: its body and footer. */
  children: ReactNode;
}

function Content(
  props: Pick<FormDialogProps, 'permission' | 'notAllowed' | 'children'>,
) {
  const t = useTranslate();
  const { allowed, loading } = usePermission({ permission: props.permission });
  if (loading) {
    return (
      <DialogBody>
        <Skeleton width="100%" height="14rem" />
      </DialogBody>
    );
  }
  return allowed ? (
    <>{props.children}</>
  ) : (
    <>
      <DialogBody>
        <EmptyNote
          icon={<RiLockLine />}
          title={props.notAllowed}
          description={t('report.notAllowedDescription')}
        />
      </DialogBody>
      <DialogFooter>
        <Button variant="primary" slot="close">
          {t('common.action.close')}
        </Button>
      </DialogFooter>
    </>
  );
}

/** A dialog around a form, which explains itself to those who may not use it. */
export function FormDialog(props: FormDialogProps) {
  const { title, width, isOpen, onOpenChange, ...content } = props;
  return (
    <Dialog
      className={styles.dialog}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      // A click beside the form must not take it away; Escape may, the draft
      // is kept.
      isDismissable={false}
      width={width}
    >
      <DialogHeader>{title}</DialogHeader>
      {isOpen && <Content {...content} />}
    </Dialog>
  );
}
