import { useState } from 'react';
import { ProxiedSignInPage } from '@backstage/core-components';
import { SignInPageProps } from '@backstage/plugin-app-react';
import { forgetPersonaOnSignOut } from './forgetPersonaOnSignOut';
import { PersonaChoice } from './PersonaChoice';
import { personas } from './personas';
import { rememberedPersona } from './rememberedPersona';
import { SignInFailure } from './SignInFailure';

/**
 * The way into the demo portal: choose one of the personas, no password asked.
 * The choice is remembered until the visitor signs out.
 */
export function PersonaSignInPage(props: SignInPageProps) {
  const [chosen, setChosen] = useState(() =>
    personas.find(persona => persona.id === rememberedPersona.get()),
  );
  const [attempt, setAttempt] = useState(1);

  if (!chosen) {
    return <PersonaChoice onChoose={setChosen} />;
  }
  return (
    <ProxiedSignInPage
      key={attempt}
      provider="demo"
      headers={{ 'x-demo-user': chosen.id }}
      onSignInSuccess={identity => {
        rememberedPersona.set(chosen.id);
        props.onSignInSuccess(forgetPersonaOnSignOut(identity));
      }}
      ErrorComponent={({ error }) => (
        <SignInFailure
          error={error}
          onRetry={() => setAttempt(attempt + 1)}
          onChooseAgain={() => {
            rememberedPersona.clear();
            setChosen(undefined);
          }}
        />
      )}
    />
  );
}
