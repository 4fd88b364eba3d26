import {
  Avatar,
  Button,
  Card,
  CardBody,
  CardFooter,
  Text,
} from '@backstage/ui';
import styles from './PersonaCard.module.css';
import { Persona } from './personas';

type PersonaCardProps = {
  persona: Persona;
  onChoose: () => void;
};

/** One persona: who it is, what to try as them, and the way in. */
export function PersonaCard(props: PersonaCardProps) {
  const { persona, onChoose } = props;
  return (
    <Card className={styles.card}>
      <CardBody className={styles.body}>
        <div className={styles.person}>
          <Avatar
            name={persona.name}
            src=""
            size="large"
            purpose="decoration"
          />
          <div className={styles.names}>
            <Text as="h2" variant="title-x-small" weight="bold">
              {persona.name}
            </Text>
            <Text variant="body-medium" color="secondary">
              {persona.role}
            </Text>
          </div>
        </div>
        <Text as="p" variant="body-medium">
          {persona.tries}
        </Text>
      </CardBody>
      <CardFooter className={styles.footer}>
        <Button variant="secondary" onPress={onChoose}>
          Sign in as {persona.id}
        </Button>
      </CardFooter>
    </Card>
  );
}
