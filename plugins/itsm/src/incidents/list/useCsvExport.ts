import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Incident, ListRequest } from 'backstage-plugin-itsm-common';
import { itsmApiRef } from '../../api/itsmApiRef';
import { primaryEntityName } from '../../components/recordTable';
import { messageOf } from '../../api/failures';
import { useSettings } from '../../hooks/useSettings';
import { useToast } from '../../hooks/useToast';
import { useVocabulary } from '../../hooks/useVocabulary';
import { useAction } from '../../hooks/useAction';
import { itsmTranslationRef } from '../../translation';
import { toCsv } from './csv';
import type { ColumnId } from './incidentColumns';

const MOST = 1000;
const PAGE = 100;

/** Offers a text as a file to keep. */
function download(name: string, text: string) {
  const url = URL.createObjectURL(
    new Blob([text], { type: 'text/csv;charset=utf-8' }),
  );
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** Exports what the list shows, all pages of it up to a bound. */
export function useCsvExport(
  columnIds: readonly ColumnId[],
  request: ListRequest | undefined,
) {
  const api = useApi(itsmApiRef);
  const vocabulary = useVocabulary();
  const { value: settings } = useSettings();
  const toast = useToast();
  const { t } = useTranslationRef(itsmTranslationRef);

  const priorityName = (priority: number) =>
    settings?.priorities.find(one => one.priority === priority)?.name ?? '';
  const text: Record<ColumnId, (incident: Incident) => string | undefined> = {
    priority: ({ priority }) => `${priority} ${priorityName(priority)}`.trim(),
    number: ({ number }) => number,
    title: ({ title }) => title,
    state: ({ state }) => vocabulary.state('incident', state),
    entity: incident => primaryEntityName(incident),
    assignedTo: ({ assignee, assignmentGroup }) => assignee ?? assignmentGroup,
    assignee: ({ assignee }) => assignee,
    assignmentGroup: ({ assignmentGroup }) => assignmentGroup,
    requester: ({ requester }) => requester,
    category: ({ category }) => category,
    severity: ({ severity }) => severity?.toString(),
    channel: ({ channel }) => vocabulary.channel(channel),
    tags: ({ tags }) => tags.join(' '),
    openedAt: ({ openedAt }) => openedAt,
    updatedAt: ({ updatedAt }) => updatedAt,
  };

  return useAction(async () => {
    try {
      const incidents: Incident[] = [];
      let cursor: string | undefined;
      do {
        const page = request
          ? await api.incidents.list({ ...request, limit: PAGE, cursor })
          : { items: [], pageInfo: {} };
        incidents.push(...page.items);
        cursor = page.pageInfo.nextCursor;
      } while (cursor && incidents.length < MOST);
      download(
        'incidents.csv',
        toCsv([
          columnIds.map(id => t(`incidents.column.${id}`)),
          ...incidents.map(incident =>
            columnIds.map(id => text[id](incident) ?? ''),
          ),
        ]),
      );
      toast({
        status: cursor ? 'info' : 'success',
        title: t('incidents.export.done', { count: incidents.length }),
        description: cursor ? t('incidents.export.bounded') : undefined,
      });
    } catch (error) {
      toast({
        status: 'danger',
        title: t('incidents.export.failed'),
        description: messageOf(error),
      });
    }
  });
}
