import {
  appLanguageApiRef,
  useApiHolder,
} from '@backstage/frontend-plugin-api';

/** The language of the portal; that of the browser where it has none. */
export function useLocale(): string {
  const language = useApiHolder()
    .get(appLanguageApiRef)
    ?.getLanguage().language;
  // The portal's English is no country's: the browser knows whether its reader
  // writes 31/12 or 12/31, and on which day weeks begin.
  return (
    navigator.languages.find(each => !language || each.startsWith(language)) ??
    language ??
    'en'
  );
}
