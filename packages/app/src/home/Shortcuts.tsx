import { Card, CardBody, Text } from '@backstage/ui';
import {
  RiAppsLine,
  RiArchiveStackLine,
  RiFileAddLine,
  RiTeamLine,
} from '@remixicon/react';
import styles from './Shortcuts.module.css';

const shortcuts = [
  {
    title: 'Services',
    description: 'Every component, who owns it and what it depends on',
    href: '/catalog?filters[kind]=component&filters[user]=all',
    Icon: RiAppsLine,
  },
  {
    title: 'Data stores and infrastructure',
    description: 'Databases, queues and the telemetry behind the shop',
    href: '/catalog?filters[kind]=resource&filters[user]=all',
    Icon: RiArchiveStackLine,
  },
  {
    title: 'Teams',
    description: 'Who builds what, and who to ask',
    href: '/catalog/default/group/engineering',
    Icon: RiTeamLine,
  },
  {
    title: 'New component',
    description: 'Describe a new service for the catalog',
    href: '/create/templates/default/new-component',
    Icon: RiFileAddLine,
  },
];

/** Ways into the rest of the portal. */
export function Shortcuts() {
  return (
    <nav aria-labelledby="shortcuts-title" className={styles.shortcuts}>
      <Text as="h2" id="shortcuts-title" variant="title-x-small" weight="bold">
        Find your way
      </Text>
      <ul className={styles.list}>
        {shortcuts.map(({ title, description, href, Icon }) => (
          <li key={href} className={styles.item}>
            <Card className={styles.card} href={href} label={title}>
              <CardBody className={styles.body}>
                <Icon size={22} aria-hidden="true" className={styles.icon} />
                <span className={styles.words}>
                  <Text weight="bold">{title}</Text>
                  <Text color="secondary">{description}</Text>
                </span>
              </CardBody>
            </Card>
          </li>
        ))}
      </ul>
    </nav>
  );
}
