import type { RecordType } from 'backstage-plugin-itsm-common';
import { useMemo } from 'react';
import { useTranslate } from './useTranslate';
import { commonMessages } from '../translations/common';

/** Names for what the API calls by a word of its own. */
export interface Vocabulary {
  state(type: RecordType, state: string): string;
  recordType(type: RecordType): string;
  level(level: string): string;
  severity(severity: number): string;
  channel(channel: string): string;
  /** The way by which a write came in. */
  writeChannel(channel: string): string;
  field(field: string): string;
  relation(relation: string): string;
  entityRole(role: string): string;
  /** What somebody does by taking a step, as on a button. */
  transition(
    type: RecordType,
    from: string,
    transition: { to: string; label: string },
  ): string;
  /** A value of a field that is chosen from a list. */
  choice(field: string, value: string): string;
}

/** A word that nobody translated yet, made readable: `on_hold` → `On hold`. */
export function readable(word: string): string {
  const words = word
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/_/g, ' ')
    .toLocaleLowerCase('en-US');
  return words.charAt(0).toLocaleUpperCase('en-US') + words.slice(1);
}

function has(path: string[]): boolean {
  let at: unknown = commonMessages;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) {
      return false;
    }
    at = (at as Record<string, unknown>)[key];
  }
  return typeof at === 'string';
}

/** Names in the reader's language for states, levels, fields and so on. */
export function useVocabulary(): Vocabulary {
  const t = useTranslate();
  return useMemo(() => {
    // Which words exist is only known when they are met: new ones are spelled
    // out instead of failing.
    const translate = t as unknown as (key: string) => string;
    const name = (...path: string[]) =>
      has(path)
        ? translate(`common.${path.join('.')}`)
        : readable(path[path.length - 1]);
    return {
      state: (type, state) => name('state', type, state),
      recordType: type => name('recordType', type),
      level: level => name('level', level),
      severity: severity => name('severity', String(severity)),
      channel: channel => name('channel', channel),
      writeChannel: channel => name('writeChannel', channel),
      field: field => name('field', field),
      relation: relation => name('relation', relation),
      entityRole: role => name('entityRole', role),
      transition: (type, from, { to, label }) =>
        has(['step', type, from, to]) ? name('step', type, from, to) : label,
      choice: (field, value) => {
        switch (field) {
          case 'impact':
          case 'urgency':
            return name('level', value);
          case 'channel':
          case 'visibility':
            return name(field, value);
          default:
            return name('choice', field, value);
        }
      },
    };
  }, [t]);
}
