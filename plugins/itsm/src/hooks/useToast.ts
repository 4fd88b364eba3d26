import {
  alertApiRef,
  toastApiRef,
  useApiHolder,
} from '@backstage/frontend-plugin-api';
import { useCallback } from 'react';

export interface Toast {
  title: string;
  description?: string;
  status: 'success' | 'danger' | 'info';
}

/** Tells the outcome of an action that has no place of its own on the page. */
export function useToast(): (toast: Toast) => void {
  const holder = useApiHolder();
  return useCallback(
    (toast: Toast) => {
      const toasts = holder.get(toastApiRef);
      if (toasts) {
        toasts.post({
          ...toast,
          timeout: toast.status === 'danger' ? undefined : 5000,
        });
        return;
      }
      // The legacy frontend system has alerts only.
      holder.get(alertApiRef)?.post({
        message: [toast.title, toast.description].filter(Boolean).join(' – '),
        severity: toast.status === 'danger' ? 'error' : toast.status,
        display: toast.status === 'danger' ? 'permanent' : 'transient',
      });
    },
    [holder],
  );
}
