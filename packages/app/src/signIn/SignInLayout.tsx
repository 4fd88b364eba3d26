import { ReactNode } from 'react';
import { Text } from '@backstage/ui';
import { ShopLogo } from '../brand/ShopLogo';
import styles from './SignInLayout.module.css';

type SignInLayoutProps = {
  title: string;
  description?: string;
  children: ReactNode;
};

/** The page around everything that is shown before someone is signed in. */
export function SignInLayout(props: SignInLayoutProps) {
  return (
    <main className={styles.page}>
      <div className={styles.content}>
        <div className={styles.brand}>
          <ShopLogo size={32} />
          <Text variant="title-x-small">Astronomy Shop</Text>
        </div>
        <header className={styles.header}>
          <Text as="h1" variant="title-medium" weight="bold">
            {props.title}
          </Text>
          {props.description && (
            <Text as="p" variant="body-large" color="secondary">
              {props.description}
            </Text>
          )}
        </header>
        {props.children}
      </div>
    </main>
  );
}
