import { DeploymentReport } from 'backstage-plugin-itsm-common';
import { CatalogAnswer, CatalogEntity } from '../catalog/Catalog';
import { Access } from '../records/access';
import { FieldValues, linkTo } from '../records/fieldRules';
import { newRecord } from '../records/recordFields';
import { StoredRecord } from '../records/rows';

/**
 * The change that records a deployment which no approved change was for: an
 * emergency that is over, and of which the review is due.
 */
export function unauthorizedChange(
  report: DeploymentReport & { at: string },
  context: {
    entity: CatalogAnswer<Map<string, CatalogEntity>>;
    access: Access;
    now: string;
    config: FieldValues & { changes: { emergencyReviewWithin: number } };
  },
): Omit<StoredRecord, 'number'> {
  const { entity, access, now, config } = context;
  const { entityRef, environment, commit, at, by } = report;
  const known = entity.reached ? entity.value.get(entityRef) : undefined;
  const { impactLevels, urgencyLevels } = config.priority;
  const record = newRecord(
    'change',
    {
      title: `Deployed without an approved change: ${entityRef}`.slice(0, 200),
      description: [
        `- Entity: ${entityRef}`,
        `- Environment: ${environment ?? 'not named'}`,
        `- Commit or version: ${commit ?? 'not named'}`,
        `- Change that was named: ${report.changeNumber ?? 'none'}`,
        `- Deployed by: ${by ?? 'not named'}`,
      ].join('\n'),
      impact: impactLevels[Math.floor(impactLevels.length / 2)],
      urgency: urgencyLevels[Math.floor(urgencyLevels.length / 2)],
      requester: by,
      affectedEntityRefs: [],
      watchers: [],
      tags: [],
      visibility: 'open',
    },
    {
      values: config,
      refs: {
        primary: linkTo(
          entityRef,
          'primary',
          known,
          entity.reached ? 'dangling' : 'pending',
        ),
        affected: [],
        supportGroup: known?.supportGroup,
        isMember: () => undefined,
      },
      access,
      now,
    },
  );
  return {
    ...record,
    // It begins where it is found: done, and not looked at yet.
    state: 'review',
    model: 'emergency',
    recordedAfterTheFact: true,
    unauthorized: true,
    reviewDueAt: new Date(
      Date.parse(now) + config.changes.emergencyReviewWithin,
    ).toISOString(),
    environment,
    actualStart: at,
    actualEnd: at,
    implementers: by ? [by] : [],
    testsProven: false,
    backoutProven: false,
    onHold: false,
  } as Omit<StoredRecord, 'number'>;
}
