import { useState } from 'react';
import { isConflict, messageOf } from '../../api/failures';

export interface EditOptions {
  /** As it stands. */
  value: string;
  /** Writes it; throws what the backend answers if it refuses. */
  onSave: (value: string) => Promise<void>;
}

/** A text that is changed where it stands. */
export interface Edit {
  editing: boolean;
  draft: string;
  pending: boolean;
  /** Why it couldn't be saved. */
  problem?: string;
  /** Saving failed because somebody else wrote to the record. */
  conflict: boolean;
  /** Somebody else changed the text since the editing began. */
  overtaken: boolean;
  start: () => void;
  change: (draft: string) => void;
  cancel: () => void;
  save: () => Promise<void>;
}

/** Keeps what is typed apart from what stands there until it is saved. */
export function useEdit(options: EditOptions): Edit {
  const { value, onSave } = options;
  const [state, setState] = useState<{ draft: string; from: string }>();
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<unknown>();

  const end = () => {
    setState(undefined);
    setFailure(undefined);
  };

  return {
    editing: state !== undefined,
    draft: state?.draft ?? value,
    pending,
    problem: failure ? messageOf(failure) : undefined,
    conflict: isConflict(failure),
    overtaken: state !== undefined && state.from !== value,
    start: () => setState({ draft: value, from: value }),
    change: draft => setState(before => before && { ...before, draft }),
    cancel: end,
    save: async () => {
      if (!state || pending) {
        return;
      }
      if (state.draft === value) {
        end();
        return;
      }
      setPending(true);
      try {
        await onSave(state.draft);
        end();
      } catch (error) {
        setFailure(error);
      } finally {
        setPending(false);
      }
    },
  };
}
