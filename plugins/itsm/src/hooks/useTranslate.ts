import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { itsmTranslationRef } from '../translation';

type Messages = typeof itsmTranslationRef.T;

type Plural = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

/** Plural forms of a message share one key: `record_one`, `record_other`. */
type WithoutPlural<Key> = Key extends `${infer Base}_${Plural}` ? Base : Key;

type MessageKey = WithoutPlural<keyof Messages>;

type MessageOf<Key extends string> = Key extends keyof Messages
  ? Messages[Key]
  : Messages[`${Key}_${Plural}` & keyof Messages];

type ValueNames<Message> =
  Message extends `${string}{{${infer Name}}}${infer Rest}`
    ? Name | ValueNames<Rest>
    : never;

type ValuesOf<Key extends string, Value> = {
  [Name in
    | ValueNames<MessageOf<Key>>
    | (Key extends keyof Messages ? never : 'count')]: Name extends 'count'
    ? number
    : Value;
};

type Values<Key extends string, Value> = keyof ValuesOf<
  Key,
  Value
> extends never
  ? []
  : [values: ValuesOf<Key, Value>];

/** Says a message in the reader's language, with what goes into it. */
export interface Translate {
  <Key extends MessageKey>(
    key: Key,
    ...values: Values<Key, string | number>
  ): string;
  <Key extends MessageKey>(
    key: Key,
    ...values: Values<Key, string | number | JSX.Element>
  ): JSX.Element;
}

/**
 * The texts of the pages.
 *
 * It is Backstage's own function by a narrower type: that one goes through all
 * messages at every call, which takes the compiler a third of a second each.
 */
export function useTranslate(): Translate {
  return useTranslationRef(itsmTranslationRef).t as Translate;
}
