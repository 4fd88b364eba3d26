import {
  type StorageApi,
  storageApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import { useCallback, useEffect, useState } from 'react';

type StoredValue = Parameters<StorageApi['set']>[1];

/** Keeps a setting of the user's, wherever the portal keeps such settings. */
export function useStored<T extends StoredValue>(
  key: string,
  initial: T,
): [T, (value: T) => void] {
  const storage = useApi(storageApiRef);
  const [value, setValue] = useState<T | undefined>(
    () => storage.forBucket('itsm').snapshot<T>(key).value as T | undefined,
  );

  useEffect(() => {
    const bucket = storage.forBucket('itsm');
    const subscription = bucket
      .observe$<T>(key)
      .subscribe(snapshot => setValue(snapshot.value as T | undefined));
    return () => subscription.unsubscribe();
  }, [storage, key]);

  const store = useCallback(
    (next: T) => {
      setValue(next);
      storage.forBucket('itsm').set(key, next);
    },
    [storage, key],
  );
  return [value ?? initial, store];
}
