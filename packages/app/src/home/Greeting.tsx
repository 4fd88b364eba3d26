import { useEffect, useState } from 'react';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import styles from './Greeting.module.css';

/** Says hello to whoever is signed in. */
export function Greeting() {
  const name = useDisplayName();
  return (
    <header className={styles.greeting}>
      <Text as="h1" variant="title-medium" weight="bold">
        {name ? `Hello, ${name}` : 'Hello'}
      </Text>
      <Text as="p" variant="body-large" color="secondary">
        Everything that runs the Astronomy Shop, in one place.
      </Text>
    </header>
  );
}

function useDisplayName() {
  const identity = useApi(identityApiRef);
  const [name, setName] = useState<string>();

  useEffect(() => {
    let shown = true;
    identity.getProfileInfo().then(
      profile => shown && setName(profile.displayName),
      // The page says hello without a name then.
      () => undefined,
    );
    return () => {
      shown = false;
    };
  }, [identity]);

  return name;
}
