import type {
  ImportMapping,
  NamedMappings,
} from 'backstage-plugin-itsm-common';
import { useMemo, useState } from 'react';
import {
  type ColumnChoice,
  firstChoice,
  mappingOfChoice,
  suggestMapping,
} from './columnChoice';
import type { FileSample } from './readFile';

/** The ways to read a file that have no name of a mapping. */
export const NONE = '-none';
export const BY_HAND = '-by-hand';

const NEEDED = ['externalRef.id', 'title', 'openedAt'];

/** How a file is to be read: what is suggested, and what a person says. */
export function useMappingChoice(
  sample: FileSample | undefined,
  mappings: NamedMappings | undefined,
) {
  const [chosen, setChosen] = useState<string>();
  const [base, setBase] = useState<string>();
  const [columns, setColumns] = useState<ColumnChoice>();

  const suggested =
    sample && mappings && suggestMapping(mappings, sample.columns);
  const way = chosen ?? suggested ?? NONE;
  const choice = columns ?? firstChoice(sample?.columns ?? [], 'import');
  const lacking = NEEDED.filter(
    field => !Object.values(choice.fields).includes(field),
  );
  const mapping = useMemo((): ImportMapping | undefined => {
    const named = (name?: string) =>
      mappings?.items.find(item => item.name === name)?.mapping;
    return way === BY_HAND && sample
      ? mappingOfChoice(choice, sample.examples, named(base))
      : named(way);
  }, [way, sample, choice, base, mappings]);

  return {
    way,
    mapping,
    choice,
    base,
    lacking: way === BY_HAND ? lacking : [],
    choose: (next: string) => {
      // What was chosen before knows how the values are read.
      if (next === BY_HAND && way !== BY_HAND) {
        setBase(way === NONE ? undefined : way);
      }
      setChosen(next);
    },
    setBase,
    setChoice: setColumns,
    reset: () => {
      setChosen(undefined);
      setBase(undefined);
      setColumns(undefined);
    },
  };
}
