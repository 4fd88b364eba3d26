import { Link, useSidebarOpenState } from '@backstage/core-components';
import { ShopLogo } from '../brand/ShopLogo';
import styles from './SidebarLogo.module.css';

/** The company's mark on top of the sidebar; with its name while that is open. */
export function SidebarLogo() {
  const { isOpen } = useSidebarOpenState();
  return (
    <div className={styles.root}>
      <Link
        to="/"
        underline="none"
        className={styles.link}
        aria-label="Astronomy Shop, home"
      >
        <ShopLogo size={32} />
        {isOpen && <span className={styles.name}>Astronomy Shop</span>}
      </Link>
    </div>
  );
}
