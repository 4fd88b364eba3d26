import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { itsmTranslationRef, messages } from '../translation';

type Messages = typeof messages;

type Plural = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

/** Plural forms of a message share one key: `record_one`, `record_other`. */
type WithoutPlural<Key> = Key extends `${infer Base}_${Plural}` ? Base : Key;

type KeysOf<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string
    ? WithoutPlural<Key>
    : `${Key}.${KeysOf<Tree[Key]>}`;
}[keyof Tree & string];

type MessageKey = KeysOf<Messages>;

/** The message with that key, and `count` if it has plural forms. */
type MessageAt<
  Tree,
  Key extends string,
> = Key extends `${infer Branch}.${infer Rest}`
  ? Branch extends keyof Tree
    ? MessageAt<Tree[Branch], Rest>
    : never
  : Key extends keyof Tree
  ? Tree[Key]
  : `{{count}}${Tree[`${Key}_${Plural}` & keyof Tree] & string}`;

type ValueNames<Message> =
  Message extends `${string}{{${infer Name}}}${infer Rest}`
    ? Name | ValueNames<Rest>
    : never;

type ValuesOf<Key extends string, Value> = {
  [Name in ValueNames<MessageAt<Messages, Key>>]: Name extends 'count'
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
  return useTranslationRef(itsmTranslationRef).t as unknown as Translate;
}
