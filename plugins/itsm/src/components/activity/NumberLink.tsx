import {
  defaultNumberPrefixes,
  recordTypes,
} from 'backstage-plugin-itsm-common';
import { RecordLink } from '../references';

export interface NumberLinkProps {
  number: string;
}

/** A record of which only the number is known, leading to its page. */
export function NumberLink(props: NumberLinkProps) {
  const { number } = props;
  const type = recordTypes.find(one =>
    number.startsWith(`${defaultNumberPrefixes[one]}-`),
  );
  return type ? <RecordLink type={type} number={number} /> : <>{number}</>;
}
