import { NotAllowedError } from '@backstage/errors';
import {
  Deployment,
  DeploymentReport,
  GateConfig,
  isChangeRequired,
  kindOfRef,
} from 'backstage-plugin-itsm-common';
import { createHash, randomUUID } from 'crypto';
import { Knex } from 'knex';
import { Catalog, CatalogAnswer, CatalogEntity } from '../catalog/Catalog';
import { Access } from '../records/access';
import { FieldValues } from '../records/fieldRules';
import { findRecordsByIds } from '../records/loadRecords';
import { FieldsError } from '../records/RecordDraft';
import { RecordWriter } from '../records/RecordWriter';
import { WriteTransaction } from '../records/WriteTransaction';
import { EntityKnowledge } from '../schedule/EntityKnowledge';
import { FoundChange, GateChanges } from './GateChanges';
import { unauthorizedChange } from './unauthorizedChange';

const ACCEPT_FOR = 10 * 60 * 1000;
/* Clocks of pipelines aren't quite ours. */
const AHEAD = 5 * 60 * 1000;

interface DeploymentsOptions {
  knex: Knex;
  writer: RecordWriter;
  clock: () => Date;
  catalog: Pick<Catalog, 'entities'>;
  knowledge: EntityKnowledge;
  changes: GateChanges;
  config: FieldValues & {
    gate: GateConfig;
    changes: { emergencyReviewWithin: number };
  };
}

interface DeploymentRow {
  id: string;
  identity: string;
  change_id: string | null;
  entity_ref: string;
  deployed_at: number | string;
  authorized: boolean | number;
  /** JSON: what was reported. */
  body: string;
}

/* Reported again, it is the same deployment. */
function identityOf(report: DeploymentReport): string {
  const { externalRef, commit, entityRef, environment } = report;
  if (!externalRef && !commit) {
    return randomUUID();
  }
  const names = externalRef
    ? ['external', externalRef.source, externalRef.id]
    : ['commit', commit, entityRef, environment ?? null];
  return createHash('sha256').update(JSON.stringify(names)).digest('hex');
}

/**
 * Deployments that took place. One by an approved change is told in its
 * history; of any other that needed one a change is made that records it, with
 * its review to come.
 */
export class Deployments {
  readonly #options: DeploymentsOptions;

  static create(options: DeploymentsOptions): Deployments {
    return new Deployments(options);
  }

  private constructor(options: DeploymentsOptions) {
    this.#options = options;
  }

  async report(request: DeploymentReport, access: Access): Promise<Deployment> {
    const { writer, catalog, clock, knex } = this.#options;
    const now = clock();
    const report = { ...request, at: request.at ?? now.toISOString() };
    if (!access.types.change.create) {
      throw new NotAllowedError(`${access.actor} may not report deployments.`);
    }
    if (Date.parse(report.at) > now.getTime() + AHEAD) {
      throw new FieldsError([
        { field: 'at', message: 'must not be in the future' },
      ]);
    }
    const { entityRef } = report;
    const [found, required, entity] = await Promise.all([
      this.#changeOf(report, access),
      this.#isChangeRequired(report),
      catalog.entities([entityRef], access.credentials),
    ]);
    const row: DeploymentRow = {
      id: randomUUID(),
      identity: identityOf(report),
      change_id: found?.record.id ?? null,
      entity_ref: entityRef,
      deployed_at: Date.parse(report.at),
      authorized: found !== undefined || !required,
      body: JSON.stringify({
        ...report,
        reportedBy: access.actor,
        reportedAt: now.toISOString(),
      }),
    };
    const id = await writer.write(access, async write => {
      const inserted = await write
        .trx('deployments')
        .insert(row)
        .onConflict('identity')
        .ignore()
        .returning('id');
      if (inserted.length === 0) {
        return undefined;
      }
      await this.#record(write, { row, report, found, entity });
      return row.id;
    });
    return this.#read(
      await knex<DeploymentRow>('deployments')
        .where(id ? { id } : { identity: row.identity })
        .first(),
    );
  }

  /* By one write with the deployment, so that neither is without the other. */
  async #record(
    write: WriteTransaction,
    deployment: {
      row: DeploymentRow;
      report: DeploymentReport & { at: string };
      found?: FoundChange;
      entity: CatalogAnswer<Map<string, CatalogEntity>>;
    },
  ) {
    const { row, report, found, entity } = deployment;
    if (found) {
      const draft = await write.open(found.record.id);
      draft.tell('system', { message: messageFor(report) });
      return;
    }
    if (row.authorized) {
      return;
    }
    const draft = await write.create(
      unauthorizedChange(report, {
        entity,
        access: write.access,
        now: write.now,
        config: this.#options.config,
      }),
    );
    draft.created({
      message: `${messageFor(report)} No approved change was for it.`,
    });
    await write
      .trx('deployments')
      .where({ id: row.id })
      .update({ change_id: draft.record.id });
  }

  async #changeOf(
    report: DeploymentReport & { at: string },
    access: Access,
  ): Promise<FoundChange | undefined> {
    const { changes } = this.#options;
    if (report.changeNumber === undefined) {
      return changes.fitting(report, access);
    }
    const named = await changes.named(report.changeNumber, access);
    return named && changes.fits(asWhenDeployed(named, report.at), report)
      ? named
      : undefined;
  }

  async #isChangeRequired(report: DeploymentReport): Promise<boolean> {
    const { knowledge, config } = this.#options;
    const { entityRef, environment } = report;
    const { known } = await knowledge.facts.of([entityRef], {
      acceptFor: ACCEPT_FOR,
    });
    const entity = known.get(entityRef) ?? {
      entityRef,
      kind: kindOfRef(entityRef),
    };
    return isChangeRequired(config.gate, { entity, environment });
  }

  async #read(row: DeploymentRow | undefined): Promise<Deployment> {
    const { id, body, change_id, authorized } = row!;
    const [change] = change_id
      ? await findRecordsByIds(this.#options.knex, [change_id])
      : [];
    const { changeNumber, ...report } = JSON.parse(body);
    return {
      ...report,
      id,
      changeNumber: change?.number,
      authorized: Boolean(authorized),
    };
  }
}

/* Told of later, the change it was made by may have gone on. */
function asWhenDeployed(found: FoundChange, at: string): FoundChange {
  const { actualStart, actualEnd, unauthorized } = found.record as {
    actualStart?: string;
    actualEnd?: string;
    unauthorized?: boolean;
  };
  const wasUnderWay =
    !unauthorized &&
    ['review', 'closed'].includes(found.change.state) &&
    !!actualStart &&
    !!actualEnd &&
    actualStart <= at &&
    at <= actualEnd;
  return wasUnderWay
    ? { ...found, change: { ...found.change, state: 'implement' } }
    : found;
}

function messageFor(report: DeploymentReport & { at: string }): string {
  const { entityRef, environment, commit, by, at } = report;
  return [
    `${entityRef} was deployed`,
    ...(environment ? [`to ${environment}`] : []),
    `at ${at}`,
    ...(commit ? [`(${commit})`] : []),
    ...(by ? [`by ${by}`] : []),
  ]
    .join(' ')
    .concat('.');
}
