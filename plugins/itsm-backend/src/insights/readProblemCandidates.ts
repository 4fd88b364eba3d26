import {
  CustomRelations,
  ProblemCandidate,
  ProblemCandidates,
  ProblemCandidatesQuery,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { Duration } from 'luxon';
import { Catalog } from '../catalog/Catalog';
import { keysetPage } from './keysetPage';
import { Question } from './Question';
import { readClusters } from './readClusters';
import {
  describeRecurrences,
  readRecurrences,
  Recurrence,
} from './readRecurrences';
import { withoutHidden } from './withoutHidden';

/* Whether a cluster says nothing that a recurrence doesn't. */
function isWithin(
  cluster: ProblemCandidate,
  recurrences: ReadonlyMap<string, Recurrence>,
  within: number,
): boolean {
  const recurrence = recurrences.get(cluster.entityRef);
  return (
    recurrence !== undefined &&
    cluster.entityRefs.length === 1 &&
    Date.parse(cluster.from) >= recurrence.last - within &&
    Date.parse(cluster.to) <= recurrence.last
  );
}

function keyOf(candidate: Recurrence | ProblemCandidate) {
  return candidate.kind === 'recurrence'
    ? [candidate.count, candidate.kind, candidate.entityRef, '']
    : [
        candidate.count,
        candidate.kind,
        candidate.entityRef,
        (candidate as ProblemCandidate).incidents[0],
      ];
}

/** Incidents that may have one cause, and no problem yet. */
export async function readProblemCandidates(
  context: { knex: Knex; catalog: Catalog; relations: CustomRelations },
  question: Question,
  query: Pick<
    ProblemCandidatesQuery,
    'minIncidents' | 'within' | 'kind' | 'limit' | 'cursor'
  >,
): Promise<ProblemCandidates> {
  const { knex, catalog } = context;
  const { minIncidents, kind, limit, cursor } = query;
  const within = Duration.fromISO(query.within).toMillis();
  const [recurrences, clusters] = await Promise.all([
    kind === 'cluster'
      ? []
      : readRecurrences(knex, question, { minIncidents, within }).then(found =>
          withoutHidden(found, {
            catalog,
            access: question.access,
            refOf: ({ entityRef }) => entityRef,
          }),
        ),
    kind === 'recurrence'
      ? []
      : readClusters(context, question, { minIncidents }),
  ]);
  const byRef = new Map(recurrences.map(each => [each.entityRef, each]));
  const { items, pageInfo } = keysetPage<Recurrence | ProblemCandidate>(
    [
      ...recurrences,
      ...clusters.filter(cluster => !isWithin(cluster, byRef, within)),
    ],
    { key: keyOf, limit, cursor },
  );
  const described = new Map(
    (
      await describeRecurrences(knex, question, {
        recurrences: items.filter((item): item is Recurrence => 'last' in item),
        within,
      })
    ).map(candidate => [candidate.entityRef, candidate]),
  );
  return {
    items: items.map(item =>
      'last' in item ? described.get(item.entityRef)! : item,
    ),
    pageInfo,
  };
}
