import type { ChangeWindow } from 'backstage-plugin-itsm-common';
import { useEntityTitles } from '../../hooks/useEntityTitles';
import { useTranslate } from '../../hooks/useTranslate';
import { kindsOfPart, partsOf } from './scopeParts';

export interface ScopeInWordsProps {
  scope: ChangeWindow['scope'];
}

/** Which entities a window is for, in a line. */
export function ScopeInWords(props: ScopeInWordsProps) {
  const { scope } = props;
  const t = useTranslate();
  const scopes = scope === 'everything' ? [] : scope;
  const titleOf = useEntityTitles(
    scopes.flatMap(each =>
      partsOf(each).flatMap(part =>
        kindsOfPart[part] ? (each[part] as string[]) : [],
      ),
    ),
  );
  if (scope === 'everything') {
    return <>{t('calendar.windows.everything')}</>;
  }
  return (
    <>
      {scopes
        .map(each =>
          partsOf(each)
            .map(part => {
              const names = each[part]!.map(value =>
                kindsOfPart[part] ? titleOf(String(value)) : String(value),
              );
              return `${t(`calendar.windows.part.${part}`)}: ${names.join(
                ', ',
              )}`;
            })
            .join(` ${t('calendar.windows.and')} `),
        )
        .join(` ${t('calendar.windows.or')} `)}
    </>
  );
}
