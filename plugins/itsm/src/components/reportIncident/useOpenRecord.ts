import { toastApiRef, useApiHolder } from '@backstage/frontend-plugin-api';
import type { ItsmRecord, RecordType } from 'backstage-plugin-itsm-common';
import { useNavigate } from 'react-router-dom';
import { useToast } from '../../hooks/useToast';
import { useRecordHref } from '../references';

const READING_MILLISECONDS = 8000;

/** What has to be known of a record to tell of it and go to its page. */
export type OpenedRecord = Pick<ItsmRecord, 'number' | 'title'>;

/** Tells what was done with a record and goes to its page. */
export function useOpenRecord(type: RecordType) {
  const toasts = useApiHolder().get(toastApiRef);
  const toast = useToast();
  const navigate = useNavigate();
  const hrefOf = useRecordHref();

  return (record: OpenedRecord, told: { title: string; link: string }) => {
    const href = hrefOf(type, record.number);
    if (toasts) {
      toasts.post({
        title: told.title,
        description: record.title,
        status: 'success',
        timeout: READING_MILLISECONDS,
        links: href ? [{ label: told.link, href }] : undefined,
      });
    } else {
      toast({
        title: told.title,
        description: record.title,
        status: 'success',
      });
    }
    if (href) {
      navigate(href);
    }
  };
}
