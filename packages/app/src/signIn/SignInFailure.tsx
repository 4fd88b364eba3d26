import { useEffect } from 'react';
import { Alert, Button, Flex } from '@backstage/ui';
import { SignInLayout } from './SignInLayout';

const RETRY_AFTER_MS = 2_000;

type SignInFailureProps = {
  error?: Error;
  onRetry: () => void;
  onChooseAgain: () => void;
};

/** Waits for a portal that is still starting, and says so; else tells why. */
export function SignInFailure(props: SignInFailureProps) {
  const { error, onRetry, onChooseAgain } = props;
  const starting = isStarting(error);

  useEffect(() => {
    if (!starting) {
      return undefined;
    }
    const timer = setTimeout(onRetry, RETRY_AFTER_MS);
    return () => clearTimeout(timer);
  }, [starting, onRetry]);

  return (
    <SignInLayout
      title={starting ? 'The portal is starting' : 'Signing in did not work'}
    >
      <div role="status">
        <Alert
          status={starting ? 'info' : 'danger'}
          icon
          isPending={starting}
          title={
            starting
              ? 'The catalog is being read for the first time. This page goes on by itself in a few seconds.'
              : reason(error)
          }
        />
      </div>
      <Flex gap="2">
        {!starting && <Button onPress={onRetry}>Try again</Button>}
        <Button variant="secondary" onPress={onChooseAgain}>
          Choose someone else
        </Button>
      </Flex>
    </SignInLayout>
  );
}

/** What the backend said, rather than that it answered with an error. */
function reason(error: Error | undefined) {
  const { message } = error?.cause instanceof Error ? error.cause : error ?? {};
  return message || 'The portal did not say why.';
}

/** The backend does not listen yet, or has not read the catalog yet. */
function isStarting(error: Error | undefined) {
  if (error && 'statusCode' in error) {
    return error.statusCode === 502 || error.statusCode === 503;
  }
  return error instanceof TypeError;
}
