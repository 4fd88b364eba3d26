import { HomePageLayoutProps } from '@backstage/plugin-home-react/alpha';
import { Greeting } from './Greeting';
import styles from './PortalHomeLayout.module.css';
import { Shortcuts } from './Shortcuts';

type Widget = HomePageLayoutProps['widgets'][number];

/** Plugins whose widgets are the same in every portal. */
const generalPlugins = ['notifications', 'home'];

/**
 * The landing page: a greeting, ways into the portal, and whatever widgets the
 * installed plugins bring along.
 */
export function PortalHomeLayout(props: HomePageLayoutProps) {
  const { widgets } = props;
  return (
    <main className={styles.page}>
      <Greeting />
      <div className={styles.widgets}>
        <Widgets widgets={widgets.filter(widget => !isGeneral(widget))} />
        <Widgets widgets={widgets.filter(isGeneral)} />
      </div>
      <Shortcuts />
    </main>
  );
}

function Widgets(props: { widgets: Widget[] }) {
  return (
    <div className={styles.column}>
      {props.widgets.map(widget => (
        <div key={widget.node.spec.id}>{widget.component}</div>
      ))}
    </div>
  );
}

function isGeneral(widget: Widget) {
  return generalPlugins.includes(widget.node.spec.plugin.pluginId);
}
