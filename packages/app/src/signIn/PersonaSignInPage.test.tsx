import { SignInPageProps } from '@backstage/plugin-app-react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { PersonaSignInPage } from './PersonaSignInPage';
import { rememberedPersona } from './rememberedPersona';

const fetchMock = jest.fn<Promise<Response>, [string, RequestInit]>();

function answer(status: number, body: unknown) {
  const text = JSON.stringify(body);
  return {
    ok: status === 200,
    status,
    statusText: '',
    headers: new Headers({ 'content-type': 'application/json' }),
    json: async () => body,
    text: async () => text,
  } as Response;
}

const session = answer(200, {
  profile: { displayName: 'Ravi Menon' },
  backstageIdentity: {
    token: '',
    identity: {
      type: 'user',
      userEntityRef: 'user:default/reviewer',
      ownershipEntityRefs: ['user:default/reviewer'],
    },
  },
});

const starting = answer(503, {
  error: { name: 'ServiceUnavailableError', message: 'still being read' },
  response: { statusCode: 503 },
});

const refused = answer(401, {
  error: { name: 'AuthenticationError', message: 'There is no such persona' },
  response: { statusCode: 401 },
});

function renderPage() {
  const onSignInSuccess = jest.fn<
    void,
    Parameters<SignInPageProps['onSignInSuccess']>
  >();
  renderInTestApp(<PersonaSignInPage onSignInSuccess={onSignInSuccess} />);
  return onSignInSuccess;
}

function personaAsked() {
  const [, init] = fetchMock.mock.calls[fetchMock.mock.calls.length - 1];
  return new Headers(init.headers).get('x-demo-user');
}

describe('signing in to the demo', () => {
  const realFetch = global.fetch;

  beforeEach(() => {
    window.localStorage.clear();
    fetchMock.mockReset();
    fetchMock.mockResolvedValue(session);
    global.fetch = fetchMock as unknown as typeof fetch;
  });

  afterEach(() => {
    global.fetch = realFetch;
  });

  it('offers five people and signs in as the chosen one', async () => {
    const onSignInSuccess = renderPage();

    expect(
      await screen.findAllByRole('button', { name: /^Sign in as/ }),
    ).toHaveLength(5);
    await userEvent.click(
      screen.getByRole('button', { name: 'Sign in as reviewer' }),
    );

    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalled());
    expect(personaAsked()).toBe('reviewer');
    const [identity] = onSignInSuccess.mock.calls[0];
    expect((await identity.getBackstageIdentity()).userEntityRef).toBe(
      'user:default/reviewer',
    );
  });

  it('remembers the choice until signing out', async () => {
    rememberedPersona.set('sre');
    const onSignInSuccess = renderPage();

    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalled());
    expect(personaAsked()).toBe('sre');
    expect(screen.queryByText('Who are you today?')).not.toBeInTheDocument();

    const [identity] = onSignInSuccess.mock.calls[0];
    await identity.signOut();
    expect(rememberedPersona.get()).toBeUndefined();
  });

  it('waits for a portal that is still starting', async () => {
    rememberedPersona.set('engineer');
    fetchMock.mockResolvedValueOnce(starting);
    const onSignInSuccess = renderPage();

    expect(
      await screen.findByRole('heading', { name: 'The portal is starting' }),
    ).toBeInTheDocument();
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalled(), {
      timeout: 5_000,
    });
  });

  it('says what went wrong and lets one choose again', async () => {
    rememberedPersona.set('engineer');
    fetchMock.mockResolvedValueOnce(refused);
    renderPage();

    expect(
      await screen.findByText(/There is no such persona/),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Choose someone else' }),
    );

    expect(
      await screen.findByRole('heading', { name: 'Who are you today?' }),
    ).toBeInTheDocument();
    expect(rememberedPersona.get()).toBeUndefined();
  });
});
