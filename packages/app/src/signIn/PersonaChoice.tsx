import { PersonaCard } from './PersonaCard';
import styles from './PersonaChoice.module.css';
import { Persona, personas } from './personas';
import { SignInLayout } from './SignInLayout';

/** The list of personas to choose from. */
export function PersonaChoice(props: { onChoose: (persona: Persona) => void }) {
  return (
    <SignInLayout
      title="Who are you today?"
      description="This is a demo of ITSM for Backstage. Sign in as one of five people of a made-up company, no password needed. Each of them sees and may do something else."
    >
      <ul className={styles.list} aria-label="Personas">
        {personas.map(persona => (
          <li key={persona.id} className={styles.item}>
            <PersonaCard
              persona={persona}
              onChoose={() => props.onChoose(persona)}
            />
          </li>
        ))}
      </ul>
    </SignInLayout>
  );
}
