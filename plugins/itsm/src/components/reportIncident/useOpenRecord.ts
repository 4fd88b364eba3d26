import { toastApiRef, useApiHolder } from '@backstage/frontend-plugin-api';
import type { Incident } from 'backstage-plugin-itsm-common';
import { useNavigate } from 'react-router-dom';
import { useToast } from '../../hooks/useToast';
import { useRecordHref } from '../references';

const READING_MILLISECONDS = 8000;

/** What has to be known of an incident to tell of it and go to its page. */
export type OpenedIncident = Pick<Incident, 'number' | 'title'>;

/** Tells what was done with an incident and goes to its page. */
export function useOpenRecord() {
  const toasts = useApiHolder().get(toastApiRef);
  const toast = useToast();
  const navigate = useNavigate();
  const hrefOf = useRecordHref();

  return (incident: OpenedIncident, told: { title: string; link: string }) => {
    const href = hrefOf('incident', incident.number);
    if (toasts) {
      toasts.post({
        title: told.title,
        description: incident.title,
        status: 'success',
        timeout: READING_MILLISECONDS,
        links: href ? [{ label: told.link, href }] : undefined,
      });
    } else {
      toast({
        title: told.title,
        description: incident.title,
        status: 'success',
      });
    }
    if (href) {
      navigate(href);
    }
  };
}
