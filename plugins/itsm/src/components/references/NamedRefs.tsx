import { Fragment } from 'react';
import { EntityLink } from './EntityLink';
import { PersonRef } from './PersonRef';

export interface NamedRefsProps {
  /** A text of the backend's, which names entities by their references. */
  text: string;
}

const REFERENCE = /(\b[a-z][a-z0-9]*:[a-z0-9._-]+\/[\w.-]*\w)/i;
const PERSON = /^(user|group):/i;

/** A text with the names of people and entities in place of references. */
export function NamedRefs(props: NamedRefsProps) {
  // Split by a pattern with a group, every other part is what matched.
  const parts = props.text.split(REFERENCE);
  return (
    <>
      {parts.map((part, at) => {
        if (at % 2 === 0) {
          return <Fragment key={at}>{part}</Fragment>;
        }
        return PERSON.test(part) ? (
          <PersonRef key={at} personRef={part} />
        ) : (
          <EntityLink key={at} entityRef={part} />
        );
      })}
    </>
  );
}
